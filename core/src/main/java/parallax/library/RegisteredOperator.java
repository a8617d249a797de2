package parallax.library;

/// An operator that a PyTorch extension registers.
///
/// @param namespace such as `torchvision`; empty where the library registers it in a namespace that the text does not
/// say
/// @param name without the namespace, with the overload: `nms`, `add.Tensor`
/// @param schema the arguments and results as the library spells them: `(Tensor dets, Tensor scores, float
///     iou_threshold) -> Tensor`; empty where only the name is there, and PyTorch infers the rest from the function
public record RegisteredOperator(String namespace, String name, String schema) {}
