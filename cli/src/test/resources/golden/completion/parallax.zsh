#compdef parallax
# Completion of parallax for zsh, made by `parallax completion zsh`.
_parallax() {
    local context state line
    local -a commands
    commands=(
        'compare:Compare one package from two sources, or two artifacts'
        'check:Tell whether builds will work together, before they are installed'
        'matrix:Check every build of one package with every build of another'
        'inspect:Show what is known of one package from one source, or what is in one artifact'
        'why:Show the records that a finding rests on'
        'sources:List the sources that references can name'
        'eval:Answer questions about versions, specifiers, markers and tags'
        'completion:Write a completion script for a shell'
        'help:Show help for a command'
        'version:Show the version'
    )
    _arguments -C \
        '--offline[Use no network; recorded data never needs one]' \
        '--debug[Show stack traces of errors]' \
        '--version[Show the version]' \
        '--help[Show this help]' \
        '-h[Show this help]' \
        '1:command:->command' \
        '*::argument:->argument'
    case $state in
        command) _describe command commands ;;
        argument)
            case $words[1] in
                compare)
                    _arguments \
                        '--all[Show every finding, all evidence and all that is unknown]' \
                        '--format=[How to write the answer \[default\: text\]]:format:(text json md html sarif)' \
                        '--fail-on=[Exit with status 1 if something as grave as this is found \[default\: never\]]:fail-on:(breaks risk changes note never)' \
                        '--target=[Compare for this machine\: PLATFORM\[,python=X\]\[,cuda=X\]\[,glibc=X\]]:target: ' \
                        '--python=[Compare for this Python, such as 3.12]:python: ' \
                        '--platform=[Compare for linux-64, osx-arm64, manylinux_2_28_x86_64, ...]:platform: ' \
                        '--cuda=[Compare for this CUDA version, or none for without]:cuda: ' \
                        '--output=[Write to FILE instead of standard output (-)]:file:_files' \
                        '-o[Write to FILE instead of standard output (-)]:file:_files' \
                        '--color=[Colour text \[default\: auto, that is on a terminal and without NO_COLOR\]]:color:(auto always never)' \
                        '--offline[Use no network; recorded data never needs one]' \
                        '--debug[Show stack traces of errors]' \
                        '--help[Show this help]' \
                        '-h[Show this help]' \
                        '*:argument: '
                    ;;
                check)
                    _arguments \
                        '*--with=[Put this build beside them too; may be repeated]:with: ' \
                        '--host=[What the machine offers, joined by commas\: glibc=2.28, libstdcxx=3.4.25, cuda=none, libs=/a\:/b, ld_library_path=/x \[default\: what the platform tags promise\]]:host: ' \
                        '*--among=[Look for repairs in this artifact or folder of artifacts too; may be repeated]:file:_files' \
                        '--assume-dependencies[Take requirements that were not given as installed and sound]' \
                        '--complete[Take what was given for all that is installed\: requirements that were not given are missing]' \
                        '--all[Show every library, symbol, finding and all that is unknown]' \
                        '--format=[How to write the answer \[default\: text\]]:format:(text json md html sarif)' \
                        '--fail-on=[Exit with status 1 if they break, or something as grave as this is found \[default\: breaks\]]:fail-on:(breaks risk changes note never)' \
                        '--target=[Compare for this machine\: PLATFORM\[,python=X\]\[,cuda=X\]\[,glibc=X\]]:target: ' \
                        '--python=[Compare for this Python, such as 3.12]:python: ' \
                        '--platform=[Compare for linux-64, osx-arm64, manylinux_2_28_x86_64, ...]:platform: ' \
                        '--cuda=[Compare for this CUDA version, or none for without]:cuda: ' \
                        '--output=[Write to FILE instead of standard output (-)]:file:_files' \
                        '-o[Write to FILE instead of standard output (-)]:file:_files' \
                        '--color=[Colour text \[default\: auto, that is on a terminal and without NO_COLOR\]]:color:(auto always never)' \
                        '--offline[Use no network; recorded data never needs one]' \
                        '--debug[Show stack traces of errors]' \
                        '--help[Show this help]' \
                        '-h[Show this help]' \
                        '*:argument: '
                    ;;
                matrix)
                    _arguments \
                        '*--with=[Put this build beside them too; may be repeated]:with: ' \
                        '--host=[What the machine offers, joined by commas\: glibc=2.28, libstdcxx=3.4.25, cuda=none, libs=/a\:/b, ld_library_path=/x \[default\: what the platform tags promise\]]:host: ' \
                        '--format=[How to write the answer \[default\: text\]]:format:(text json md html)' \
                        '--target=[Compare for this machine\: PLATFORM\[,python=X\]\[,cuda=X\]\[,glibc=X\]]:target: ' \
                        '--python=[Compare for this Python, such as 3.12]:python: ' \
                        '--platform=[Compare for linux-64, osx-arm64, manylinux_2_28_x86_64, ...]:platform: ' \
                        '--cuda=[Compare for this CUDA version, or none for without]:cuda: ' \
                        '--output=[Write to FILE instead of standard output (-)]:file:_files' \
                        '-o[Write to FILE instead of standard output (-)]:file:_files' \
                        '--color=[Colour text \[default\: auto, that is on a terminal and without NO_COLOR\]]:color:(auto always never)' \
                        '--offline[Use no network; recorded data never needs one]' \
                        '--debug[Show stack traces of errors]' \
                        '--help[Show this help]' \
                        '-h[Show this help]' \
                        '*:argument: '
                    ;;
                inspect)
                    _arguments \
                        '--files[Of an artifact, list every entry]' \
                        '--libraries[Of an artifact, show all of every native library]' \
                        '--symbols[Of an artifact, list every dynamic symbol]' \
                        '--format=[How to write the answer \[default\: text\]]:format:(text json md html)' \
                        '--target=[Compare for this machine\: PLATFORM\[,python=X\]\[,cuda=X\]\[,glibc=X\]]:target: ' \
                        '--python=[Compare for this Python, such as 3.12]:python: ' \
                        '--platform=[Compare for linux-64, osx-arm64, manylinux_2_28_x86_64, ...]:platform: ' \
                        '--cuda=[Compare for this CUDA version, or none for without]:cuda: ' \
                        '--output=[Write to FILE instead of standard output (-)]:file:_files' \
                        '-o[Write to FILE instead of standard output (-)]:file:_files' \
                        '--color=[Colour text \[default\: auto, that is on a terminal and without NO_COLOR\]]:color:(auto always never)' \
                        '--offline[Use no network; recorded data never needs one]' \
                        '--debug[Show stack traces of errors]' \
                        '--help[Show this help]' \
                        '-h[Show this help]' \
                        '*:argument: '
                    ;;
                why)
                    _arguments \
                        '--format=[How to write the answer \[default\: text\]]:format:(text json md html)' \
                        '--target=[Compare for this machine\: PLATFORM\[,python=X\]\[,cuda=X\]\[,glibc=X\]]:target: ' \
                        '--python=[Compare for this Python, such as 3.12]:python: ' \
                        '--platform=[Compare for linux-64, osx-arm64, manylinux_2_28_x86_64, ...]:platform: ' \
                        '--cuda=[Compare for this CUDA version, or none for without]:cuda: ' \
                        '--output=[Write to FILE instead of standard output (-)]:file:_files' \
                        '-o[Write to FILE instead of standard output (-)]:file:_files' \
                        '--color=[Colour text \[default\: auto, that is on a terminal and without NO_COLOR\]]:color:(auto always never)' \
                        '--offline[Use no network; recorded data never needs one]' \
                        '--debug[Show stack traces of errors]' \
                        '--help[Show this help]' \
                        '-h[Show this help]' \
                        '*:argument: '
                    ;;
                sources)
                    _arguments \
                        '--format=[How to write the answer \[default\: text\]]:format:(text json md html)' \
                        '--output=[Write to FILE instead of standard output (-)]:file:_files' \
                        '-o[Write to FILE instead of standard output (-)]:file:_files' \
                        '--color=[Colour text \[default\: auto, that is on a terminal and without NO_COLOR\]]:color:(auto always never)' \
                        '--offline[Use no network; recorded data never needs one]' \
                        '--debug[Show stack traces of errors]' \
                        '--help[Show this help]' \
                        '-h[Show this help]' \
                        '*:argument: '
                    ;;
                eval)
                    _arguments \
                        '--debug[Show stack traces of errors]' \
                        '--help[Show this help]' \
                        '-h[Show this help]' \
                        '*:argument: '
                    ;;
                completion)
                    _arguments \
                        '--output=[Write to FILE instead of standard output (-)]:file:_files' \
                        '-o[Write to FILE instead of standard output (-)]:file:_files' \
                        '--debug[Show stack traces of errors]' \
                        '--help[Show this help]' \
                        '-h[Show this help]' \
                        '*:argument:(bash zsh fish)'
                    ;;
                help)
                    _arguments \
                        '--debug[Show stack traces of errors]' \
                        '--help[Show this help]' \
                        '-h[Show this help]' \
                        '*:argument:(compare check matrix inspect why sources eval completion help version)'
                    ;;
                version)
                    _arguments \
                        '--debug[Show stack traces of errors]' \
                        '--help[Show this help]' \
                        '-h[Show this help]' \
                        '*:argument: '
                    ;;
            esac
            ;;
    esac
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _parallax "$@"
else
    compdef _parallax parallax
fi
