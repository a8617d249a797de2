package parallax.cli;

import java.util.ArrayList;
import java.util.List;

/// The completion script for bash (Bash Reference Manual, Programmable Completion); 3.2, which macOS has, is enough.
final class BashCompletion {

    private static final String HEAD = """
            # Completion of parallax for bash, made by `parallax completion bash`.
            _parallax() {
                local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
                local command= index words
                # bash splits --option=value into three words
                if [[ $current == = ]]; then
                    current=
                elif [[ $previous == = ]]; then
                    previous=${COMP_WORDS[COMP_CWORD - 2]}
                fi
                for ((index = 1; index < COMP_CWORD; index++)); do
                    case ${COMP_WORDS[index]} in
                        %s)
                            command=${COMP_WORDS[index]}
                            break
                            ;;
                    esac
                done
                COMPREPLY=()
                case $command:$previous in
            """;

    private static final String TAIL = """
                esac
                COMPREPLY=($(compgen -W "$words" -- "$current"))
            }
            complete -F _parallax parallax
            """;

    private BashCompletion() {}

    static String of(List<Usage> usages) {
        List<String> names = new ArrayList<>();
        for (Usage usage : usages) {
            names.add(usage.name());
        }
        StringBuilder script = new StringBuilder(HEAD.replace("%s", String.join(" | ", names)));
        for (Usage usage : usages) {
            for (Flag flag : usage.flags()) {
                if (flag.takesValue()) {
                    value(script, usage, flag);
                }
            }
        }
        script.append("    esac\n    case $command in\n");
        for (Usage usage : usages) {
            List<String> words = Completion.options(usage);
            words.addAll(Completion.operands(usage));
            script.append("        ").append(usage.name()).append(") words=\"");
            script.append(String.join(" ", words)).append("\" ;;\n");
        }
        names.addAll(Completion.options(HelpCommand.PROGRAM));
        script.append("        *) words=\"").append(String.join(" ", names)).append("\" ;;\n");
        return script.append(TAIL).toString();
    }

    private static void value(StringBuilder script, Usage usage, Flag flag) {
        String pattern = usage.name() + ":--" + flag.name();
        if (flag.letter() != null) {
            pattern += " | " + usage.name() + ":-" + flag.letter();
        }
        script.append("        ").append(pattern).append(")\n            ");
        if (!flag.choices().isEmpty()) {
            script.append("COMPREPLY=($(compgen -W \"");
            script.append(String.join(" ", flag.choices())).append("\" -- \"$current\"))\n            ");
        } else if (flag.takesPath()) {
            // File names may hold spaces.
            script.append("local IFS=$'\\n'\n            COMPREPLY=($(compgen -f -- \"$current\"))\n            ");
        }
        script.append("return\n            ;;\n");
    }
}
