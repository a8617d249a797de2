# Checks of starting: from where, with which JDK, and what is passed on. Sourced by launcher-tests/run.

check_any_working_directory_and_symbolic_link() {
    built
    cd / || return
    run_command "$repository/parallax" --version
    expect "absolute" "0 $version " "$status $out $err"
    mkdir -p "$scratch/elsewhere/deep"
    ln -sfn "$repository/parallax" "$scratch/elsewhere/absolute link"
    ln -sfn "../absolute link" "$scratch/elsewhere/deep/parallax"
    cd "$scratch/elsewhere" || return
    run_command "./absolute link" --version
    expect "link" "0 $version " "$status $out $err"
    run_command deep/parallax --version
    expect "link to a link" "0 $version " "$status $out $err"
    run_command env PATH="$scratch/elsewhere/deep:$PATH" parallax --version
    expect "found on PATH" "0 $version " "$status $out $err"
    cd "$repository" || return
    run_command ./parallax --version
    expect "in its folder" "0 $version " "$status $out $err"
    run_command sh parallax --version
    expect "by sh" "0 $version " "$status $out $err"
    cd core/src || return
    run_command ../../parallax --version
    expect "from below" "0 $version " "$status $out $err"
    cd /
}

check_every_posix_shell() {
    built
    local found=0
    for shell in dash bash ksh "zsh --emulate sh" "busybox sh"; do
        command -v ${shell%% *} >/dev/null || continue
        found=1
        run_command $shell "$repository/parallax" --version
        expect "$shell" "0 $version " "$status $out $err"
        touch "$repository/core/pom.xml"
        run_command $shell "$repository/parallax" --version
        expect "$shell, building" "0 $version parallax: building, once after each change of its sources" "$status $out $err"
    done
    [ $found = 1 ] || skip "no dash, bash, ksh, zsh or busybox"
}

check_arguments_pass_untouched() {
    built
    fake_jdk "$scratch/fake 25" 25.0.1
    newline=$'two\nlines'
    JAVA_HOME="$scratch/fake 25" parallax "" "a  b" "*" '$HOME `x` "q"' "$newline" @file -- -Dx 'back\slash'
    expect "arguments" "[parallax.cli.Main]
[]
[a  b]
[*]
[\$HOME \`x\` \"q\"]
[two
lines]
[@file]
[--]
[-Dx]
[back\\slash]" "$(sed -n '/parallax.cli.Main/,$p' "$scratch/out")"
    JAVA_HOME="$scratch/fake 25" parallax
    expect "no arguments" "[parallax.cli.Main]" "$(tail -n 1 "$scratch/out")"
}

check_terminal_and_width_are_told() {
    built
    fake_jdk "$scratch/fake 25" 25.0.1
    export JAVA_HOME="$scratch/fake 25"
    COLUMNS=70 parallax
    expect_in "not a terminal" "[-Dparallax.stdout.terminal=false]" "$out"
    case $out in *terminal.columns*) fail "a width without a terminal" ;; esac
    if command -v script >/dev/null && script -qec true /dev/null </dev/null >/dev/null 2>&1; then
        on_terminal() {
            SHELL=/bin/sh script -qec "stty rows 20 cols $1; exec '$scratch/run-it'" /dev/null </dev/null | tr -d '\r'
        }
        printf '#!/bin/sh\nexec "%s/parallax"\n' "${repository//\$/\\\$}" >"$scratch/run-it"
        chmod +x "$scratch/run-it"
        out=$(on_terminal 93)
        expect_in "terminal" "[-Dparallax.stdout.terminal=true]" "$out"
        expect_in "width from the terminal" "[-Dparallax.terminal.columns=93]" "$out"
        out=$(COLUMNS=51 on_terminal 93)
        expect_in "width from COLUMNS" "[-Dparallax.terminal.columns=51]" "$out"
        out=$(COLUMNS=wide on_terminal 93)
        expect_in "width where COLUMNS is no number" "[-Dparallax.terminal.columns=93]" "$out"
        out=$(on_terminal 0)
        case $out in *terminal.columns*) fail "a width of nothing" ;; esac
    else
        skip "no util-linux script"
    fi
    unset JAVA_HOME
}

check_jdk_discovery() {
    built
    few_commands
    fake_jdk "$scratch/jdk 17" 17.0.9
    fake_jdk "$scratch/jdk 8" 1.8.0_402
    fake_jdk "$scratch/jdk 26" 26-ea
    fake_jdk "$scratch/jre 25" 25
    rm "$scratch/jre 25/bin/javac"
    for wrong in "" /nowhere "$scratch/jdk 17" "$scratch/jdk 8" "$scratch/jre 25" "$scratch"; do
        JAVA_HOME=$wrong parallax --version
        expect "JAVA_HOME='$wrong'" "0 $version " "$status $out $err"
    done
    JAVA_HOME="$scratch/jdk 26" parallax --version
    expect_in "JAVA_HOME with Java 26" "fake java 26-ea" "$out"

    # What was built with is kept, so searching begins where that is gone.
    search() {
        run_command sh -c 'PATH=$2; . "$1/launcher/jdk.sh"; find_jdk && echo "$jdk_home"' sh "$repository" "$1"
    }
    ln -sfn "$scratch/jdk 26/bin/java" "$scratch/java-link"
    mkdir -p "$scratch/on path"
    ln -sfn ../java-link "$scratch/on path/java"
    search "$scratch/on path:$scratch/commands"
    expect "java on PATH through links" "0 $scratch/jdk 26 " "$status $out $err"
    search "$scratch/jdk 17/bin:$scratch/commands"
    expect "Java 17 on PATH" 0 "$status"
    case $out in *17*) fail "took Java 17: $out" ;; esac
    if [ -n "$(ls -d /usr/lib/jvm/*/bin/javac 2>/dev/null)" ]; then
        search "$scratch/commands"
        expect "none on PATH" 0 "$status"
    fi
    mkdir -p "$scratch/home/.sdkman/candidates/java"
    ln -sfn "$scratch/jdk 26" "$scratch/home/.sdkman/candidates/java/26.ea-open"
    sed "s/needed_java=25/needed_java=26/" "$here/launcher/jdk.sh" >"$repository/launcher/jdk.sh.26"
    run_command env HOME="$scratch/home" PATH="$scratch/commands" sh -c '. "$1"; find_jdk && echo "$jdk_home"' sh \
        "$repository/launcher/jdk.sh.26"
    expect_in "in the home folder" "0 " "$status "
    rm "$repository/launcher/jdk.sh.26"

    cp -p "$repository/launcher/jdk.sh" "$scratch/jdk.sh"
    sed "s/needed_java=25/needed_java=99/" "$scratch/jdk.sh" >"$repository/launcher/jdk.sh"
    JAVA_HOME="$scratch/jdk 17" parallax --version
    cp -p "$scratch/jdk.sh" "$repository/launcher/jdk.sh"
    expect "none anywhere" 2 "$status"
    expect_in "none anywhere" "error: no JDK 99 or newer found (\`JAVA_HOME\` is \`$scratch/jdk 17\`, Java 17)" "$err"
    expect_in "none anywhere" "hint: install one" "$err"
    expect "output of none anywhere" "" "$out"
}

check_unusable_streams() {
    built
    "$repository/parallax" --version 2>&- >"$scratch/out" </dev/null
    expect "closed standard error" "0 $version" "$? $(cat "$scratch/out")"
    "$repository/parallax" --version 2</dev/null >"$scratch/out"
    expect "standard error that cannot be written" "0 $version" "$? $(cat "$scratch/out")"
    "$repository/parallax" --version <&- >"$scratch/out" 2>"$scratch/err"
    expect "closed standard input" "0 $version " "$? $(cat "$scratch/out") $(cat "$scratch/err")"
    "$repository/parallax" eval <&- >"$scratch/out" 2>"$scratch/err"
    expect "closed standard input of a command that reads it" "0  " "$? $(cat "$scratch/out") $(cat "$scratch/err")"
    "$repository/parallax" --version >&- 2>"$scratch/err" </dev/null
    case $(cat "$scratch/err") in *Exception*) fail "closed standard output: $(cat "$scratch/err")" ;; esac
    touch "$repository/pom.xml"
    "$repository/parallax" --version 2>&- >"$scratch/out" </dev/null
    expect "building with standard error closed" "0 $version" "$? $(cat "$scratch/out")"
    touch "$repository/pom.xml"
    "$repository/parallax" --version 2</dev/null >"$scratch/out"
    expect "building with standard error read-only" "0 $version" "$? $(cat "$scratch/out")"
}

check_folder_moved_after_the_build() {
    built
    mv "$repository" "$scratch/moved"
    run_command "$scratch/moved/parallax" --version
    mv "$scratch/moved" "$repository"
    expect "moved" "0 $version " "$status $out $err"
    mkdir -p "$scratch/with:colon"
    cp -r "$repository/launcher" "$repository/parallax" "$scratch/with:colon/"
    run_command "$scratch/with:colon/parallax" --version
    expect "colon" 2 "$status"
    expect_in "colon" "has a colon in its path" "$err"
}

check_names_that_are_not_ascii_in_the_plain_locale() {
    built
    fake_jdk "$scratch/fake 25" 25.0.1
    printf '#!/bin/sh\necho "$LC_ALL"\n' >"$scratch/fake 25/bin/java"
    LC_ALL=C JAVA_HOME="$scratch/fake 25" parallax
    expect "C" "C.UTF-8" "$out"
    LC_ALL='' LC_CTYPE='' LANG='' JAVA_HOME="$scratch/fake 25" parallax
    expect "none" "C.UTF-8" "$out"
    { LC_ALL=nl_NL.UTF-8 JAVA_HOME="$scratch/fake 25" parallax; } 2>/dev/null
    expect "one of the user's" "nl_NL.UTF-8" "$out"
}

check_few_processes_are_started() {
    built
    command -v strace >/dev/null || {
        skip "no strace"
        return
    }
    fake_jdk "$scratch/fake 25" 25.0.1
    printf '#!/bin/sh\n' >"$scratch/fake 25/bin/java"
    JAVA_HOME="$scratch/fake 25" strace -f -qq -o "$scratch/trace" -e trace=execve,clone,clone3,fork,vfork \
        "$repository/parallax" --version
    expect "programs" "parallax find java " \
        "$(sed -n 's/.*execve("[^"]*\/\([a-z]*\)".* = 0$/\1/p' "$scratch/trace" | tr '\n' ' ')"
    expect "forks" 1 "$(grep -c -E ' (clone3?|v?fork)\(' "$scratch/trace")"
}
