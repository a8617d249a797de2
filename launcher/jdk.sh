# Finds a JDK without starting one: what it is stands in its file `release`. Sourced by ./parallax, ./test, .ci/run.

needed_java=25

# Reads the file `release` of the folder $1: its Java version as a whole number, and everything up to that line as
# the identity of this very JDK. False where $1 is no JDK (a JRE, which cannot build, is none).
read_release() {
    java_version='' java_release=''
    [ -n "$1" ] && [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    while IFS= read -r line || [ -n "$line" ]; do
        java_release="$java_release $line"
        case $line in
            JAVA_VERSION=*)
                java_version=${line#JAVA_VERSION=}
                java_version=${java_version#\"}
                java_version=${java_version%%[!0-9]*}
                break
                ;;
        esac
    done <"$1/release"
    [ -n "$java_version" ]
}

# Takes the folder $1 when it is a JDK that is new enough: sets jdk_home and jdk_release.
is_jdk() {
    read_release "$1" && [ "$java_version" -ge "$needed_java" ] || return 1
    jdk_home=$1 jdk_release=$java_release
}

# The home of the JDK whose command $1 is, through any symbolic links.
home_of_java() {
    command_file=$1
    while [ -h "$command_file" ]; do
        link=$(readlink "$command_file")
        case $link in
            /*) command_file=$link ;;
            *) command_file=${command_file%/*}/$link ;;
        esac
    done
    (cd "${command_file%/*}/.." 2>/dev/null && pwd -P)
}

# `JAVA_HOME`, then `java` on PATH, then the usual places; there the oldest version that will do, which is the one
# that Parallax is tested with.
find_jdk() {
    is_jdk "${JAVA_HOME-}" && return
    [ -n "${JAVA_HOME-}" ] && [ -x "$JAVA_HOME/bin/java" ] && is_jdk "$(home_of_java "$JAVA_HOME/bin/java")" && return
    java_on_path=$(command -v java 2>/dev/null)
    case $java_on_path in
        /*) is_jdk "$(home_of_java "$java_on_path")" && return ;;
    esac

    best_version='' best_home=''
    for candidate in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME-}"/.sdkman/candidates/java/* \
        "${HOME-}"/.jdks/* "${HOME-}"/.jdks/*/Contents/Home "${HOME-}"/.local/share/mise/installs/java/* \
        "${HOME-}"/.asdf/installs/java/* /opt/*jdk* /opt/*java* /opt/java/* /usr/local/*jdk* \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec; do
        if read_release "$candidate" && [ "$java_version" -ge "$needed_java" ] &&
            { [ -z "$best_version" ] || [ "$java_version" -lt "$best_version" ]; }; then
            best_version=$java_version best_home=$candidate
        fi
    done
    is_jdk "$best_home" || no_jdk
}

no_jdk() {
    seen=''
    if [ -n "${JAVA_HOME-}" ]; then
        seen=" (\`JAVA_HOME\` is \`$JAVA_HOME\`, "
        if read_release "$JAVA_HOME"; then seen="${seen}Java $java_version)"; else seen="${seen}not a JDK)"; fi
    fi
    echo "error: no JDK $needed_java or newer found$seen" >&2
    echo "hint: install one (Debian and Ubuntu: openjdk-$needed_java-jdk or temurin-$needed_java-jdk; macOS: \`brew install openjdk\`;" \
        "anywhere: https://adoptium.net), or set JAVA_HOME to the one you have" >&2
    return 1
}
