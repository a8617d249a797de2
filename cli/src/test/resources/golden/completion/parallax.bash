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
            compare | check | matrix | inspect | why | sources | eval | completion | help | version)
                command=${COMP_WORDS[index]}
                break
                ;;
        esac
    done
    COMPREPLY=()
    case $command:$previous in
        compare:--format)
            COMPREPLY=($(compgen -W "text json md html sarif" -- "$current"))
            return
            ;;
        compare:--fail-on)
            COMPREPLY=($(compgen -W "breaks risk changes note never" -- "$current"))
            return
            ;;
        compare:--target)
            return
            ;;
        compare:--python)
            return
            ;;
        compare:--platform)
            return
            ;;
        compare:--cuda)
            return
            ;;
        compare:--output | compare:-o)
            local IFS=$'\n'
            COMPREPLY=($(compgen -f -- "$current"))
            return
            ;;
        compare:--color)
            COMPREPLY=($(compgen -W "auto always never" -- "$current"))
            return
            ;;
        check:--with)
            return
            ;;
        check:--host)
            return
            ;;
        check:--among)
            local IFS=$'\n'
            COMPREPLY=($(compgen -f -- "$current"))
            return
            ;;
        check:--format)
            COMPREPLY=($(compgen -W "text json md html sarif" -- "$current"))
            return
            ;;
        check:--fail-on)
            COMPREPLY=($(compgen -W "breaks risk changes note never" -- "$current"))
            return
            ;;
        check:--target)
            return
            ;;
        check:--python)
            return
            ;;
        check:--platform)
            return
            ;;
        check:--cuda)
            return
            ;;
        check:--output | check:-o)
            local IFS=$'\n'
            COMPREPLY=($(compgen -f -- "$current"))
            return
            ;;
        check:--color)
            COMPREPLY=($(compgen -W "auto always never" -- "$current"))
            return
            ;;
        matrix:--with)
            return
            ;;
        matrix:--host)
            return
            ;;
        matrix:--format)
            COMPREPLY=($(compgen -W "text json md html" -- "$current"))
            return
            ;;
        matrix:--target)
            return
            ;;
        matrix:--python)
            return
            ;;
        matrix:--platform)
            return
            ;;
        matrix:--cuda)
            return
            ;;
        matrix:--output | matrix:-o)
            local IFS=$'\n'
            COMPREPLY=($(compgen -f -- "$current"))
            return
            ;;
        matrix:--color)
            COMPREPLY=($(compgen -W "auto always never" -- "$current"))
            return
            ;;
        inspect:--format)
            COMPREPLY=($(compgen -W "text json md html" -- "$current"))
            return
            ;;
        inspect:--target)
            return
            ;;
        inspect:--python)
            return
            ;;
        inspect:--platform)
            return
            ;;
        inspect:--cuda)
            return
            ;;
        inspect:--output | inspect:-o)
            local IFS=$'\n'
            COMPREPLY=($(compgen -f -- "$current"))
            return
            ;;
        inspect:--color)
            COMPREPLY=($(compgen -W "auto always never" -- "$current"))
            return
            ;;
        why:--format)
            COMPREPLY=($(compgen -W "text json md html" -- "$current"))
            return
            ;;
        why:--target)
            return
            ;;
        why:--python)
            return
            ;;
        why:--platform)
            return
            ;;
        why:--cuda)
            return
            ;;
        why:--output | why:-o)
            local IFS=$'\n'
            COMPREPLY=($(compgen -f -- "$current"))
            return
            ;;
        why:--color)
            COMPREPLY=($(compgen -W "auto always never" -- "$current"))
            return
            ;;
        sources:--format)
            COMPREPLY=($(compgen -W "text json md html" -- "$current"))
            return
            ;;
        sources:--output | sources:-o)
            local IFS=$'\n'
            COMPREPLY=($(compgen -f -- "$current"))
            return
            ;;
        sources:--color)
            COMPREPLY=($(compgen -W "auto always never" -- "$current"))
            return
            ;;
        completion:--output | completion:-o)
            local IFS=$'\n'
            COMPREPLY=($(compgen -f -- "$current"))
            return
            ;;
    esac
    case $command in
        compare) words="--all --format --fail-on --target --python --platform --cuda --output -o --color --offline --debug --help -h" ;;
        check) words="--with --host --among --assume-dependencies --complete --all --format --fail-on --target --python --platform --cuda --output -o --color --offline --debug --help -h" ;;
        matrix) words="--with --host --format --target --python --platform --cuda --output -o --color --offline --debug --help -h" ;;
        inspect) words="--files --libraries --symbols --format --target --python --platform --cuda --output -o --color --offline --debug --help -h" ;;
        why) words="--format --target --python --platform --cuda --output -o --color --offline --debug --help -h" ;;
        sources) words="--format --output -o --color --offline --debug --help -h" ;;
        eval) words="--debug --help -h" ;;
        completion) words="--output -o --debug --help -h bash zsh fish" ;;
        help) words="--debug --help -h compare check matrix inspect why sources eval completion help version" ;;
        version) words="--debug --help -h" ;;
        *) words="compare check matrix inspect why sources eval completion help version --offline --debug --version --help -h" ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -F _parallax parallax
