package parallax.check;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import parallax.requirement.MalformedRequirementException;
import parallax.requirement.Requirement;
import parallax.version.SpecifierSet;
import parallax.version.Strictness;

/// Which wheel has which library, for those libraries that wheels share. Rule: the contents of NVIDIA's
/// wheels on PyPI, whose names end in `-cu12` or `-cu13` for some and in nothing for others, and the extras
/// of `cuda-toolkit`, which require them.
final class LibraryProviders {

    private static final Pattern SONAME = Pattern.compile("(lib[A-Za-z0-9_+-]+)\\.so(\\..*)?");
    private static final Pattern CUDA_SUFFIX = Pattern.compile("-cu\\d+$");
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9\\[\\],.<>=!~*+_-]+");

    /// By the library's name without version. Of cuDNN and cuSPARSELt `cuda-toolkit` knows nothing.
    private static final Map<String, Provider> PROVIDERS = Map.ofEntries(
            Map.entry("libcudart", new Provider("nvidia-cuda-runtime", "cudart")),
            Map.entry("libcublas", new Provider("nvidia-cublas", "cublas")),
            Map.entry("libcublasLt", new Provider("nvidia-cublas", "cublas")),
            Map.entry("libnvblas", new Provider("nvidia-cublas", "cublas")),
            Map.entry("libcufft", new Provider("nvidia-cufft", "cufft")),
            Map.entry("libcufftw", new Provider("nvidia-cufft", "cufft")),
            Map.entry("libcufile", new Provider("nvidia-cufile", "cufile")),
            Map.entry("libcupti", new Provider("nvidia-cuda-cupti", "cupti")),
            Map.entry("libcurand", new Provider("nvidia-curand", "curand")),
            Map.entry("libcusolver", new Provider("nvidia-cusolver", "cusolver")),
            Map.entry("libcusolverMg", new Provider("nvidia-cusolver", "cusolver")),
            Map.entry("libcusparse", new Provider("nvidia-cusparse", "cusparse")),
            Map.entry("libnvJitLink", new Provider("nvidia-nvjitlink", "nvjitlink")),
            Map.entry("libnvrtc", new Provider("nvidia-cuda-nvrtc", "nvrtc")),
            Map.entry("libnvrtc-builtins", new Provider("nvidia-cuda-nvrtc", "nvrtc")),
            Map.entry("libnvToolsExt", new Provider("nvidia-nvtx", "nvtx")),
            Map.entry("libnvtx3interop", new Provider("nvidia-nvtx", "nvtx")),
            Map.entry("libcudnn", new Provider("nvidia-cudnn", "")),
            Map.entry("libcusparseLt", new Provider("nvidia-cusparselt", "")),
            Map.entry("libnccl", new Provider("nvidia-nccl", "")),
            Map.entry("libnvshmem_host", new Provider("nvidia-nvshmem", "")),
            Map.entry("libtorch", new Provider("torch", "")),
            Map.entry("libtorch_cpu", new Provider("torch", "")),
            Map.entry("libtorch_cuda", new Provider("torch", "")),
            Map.entry("libtorch_python", new Provider("torch", "")),
            Map.entry("libc10", new Provider("torch", "")),
            Map.entry("libc10_cuda", new Provider("torch", "")));

    /// @param project its name without `-cu12`
    /// @param extra of `cuda-toolkit`; empty where it has none
    private record Provider(String project, String extra) {}

    private LibraryProviders() {}

    /// What to install of a requirement so that the library is there, without marker; empty where the
    /// requirement is on another package, or the library is not known.
    ///
    /// @param soname `libcudart.so.13`
    /// @param text a requirement of a wheel
    static Optional<String> requirement(String soname, String text) {
        var matcher = SONAME.matcher(soname);
        Provider provider = matcher.matches() ? PROVIDERS.get(matcher.group(1)) : null;
        if (provider == null) {
            return Optional.empty();
        }
        try {
            Requirement requirement = Requirement.parse(text, Strictness.LENIENT);
            String name = requirement.name().value();
            SpecifierSet specifier = requirement.specifier();
            boolean toolkit =
                    name.equals("cuda-toolkit") && requirement.extras().contains(provider.extra());
            boolean itself = CUDA_SUFFIX.matcher(name).replaceFirst("").equals(provider.project());
            String wanted = toolkit ? name + "[" + provider.extra() + "]" + specifier : name + specifier;
            boolean usable = (toolkit || itself)
                    && requirement.url() == null
                    && HARMLESS.matcher(wanted).matches();
            return usable ? Optional.of(wanted) : Optional.empty();
        } catch (MalformedRequirementException _) {
            return Optional.empty();
        }
    }
}
