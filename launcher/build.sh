# Builds Parallax for ./parallax, which sources this; never run by itself.
#
# Each build happens in a folder of its own and appears by one rename, of build/current, which names the finished
# folder. So what is half-built is never run, and what runs is never touched. The lock only saves work: were it
# broken, for example by a process in another container that cannot see ours, both would build and both be right.

# What the start-up cache is trained on, one command a line.
training='
--version
--help
compare torchvision
compare torchvision --format json
compare torchvision --format md
compare torchvision --format html
inspect pypi::torchvision
check pypi::torchvision==0.24.0 pypi::torch==2.10.0 --fail-on never
sources
'

# Likewise, where the sources are whole. Nothing here reads xz: its jar is sealed, and with classes of a sealed jar in
# the cache the JVM does not start once the folder has moved.
artifacts=core/src/test/resources/artifacts
training_on_artifacts="compare $artifacts/linux-64/zlib-1.2.11-h7b6447c_3.conda $artifacts/mock-2.0.0-py37_1000.conda
inspect $artifacts/mock-2.0.0-py37_1000.tar.bz2 --libraries
check $artifacts/linux-64/zlib-1.2.11-h7b6447c_3.conda $artifacts/mock-2.0.0-py37_1000.conda --fail-on never
"

lock=$build/lock
staging=$build/staging-$$
new_dist=''
child=''

build_parallax() {
    if ! mkdir -p "$build" 2>/dev/null || ! [ -w "$build" ]; then
        stop "Parallax is not built yet, and its folder \`$build\` cannot be written" \
            "run it once as the owner of that folder"
    fi
    trap 'abandon INT' INT
    trap 'abandon TERM' TERM
    trap 'abandon HUP' HUP
    waited=false
    take_lock
    if ! is_fresh; then
        if $waited && failed_meanwhile; then
            show_failure "$build/failed/log"
            clean_up
            exit 2
        fi
        remove_leftovers
        run_build
        read_current
    fi
    clean_up
    trap - INT TERM HUP
}

run_build() {
    command -v mvn >/dev/null 2>&1 ||
        stop "Apache Maven is needed to build Parallax, and \`mvn\` is not on PATH" \
            "install it (Debian and Ubuntu: maven; macOS: \`brew install maven\`; anywhere: https://maven.apache.org)"
    say "parallax: building, once after each change of its sources"
    rm -rf "$staging"
    mkdir "$staging" 2>/dev/null && : >"$staging/stamp" ||
        stop "cannot write in \`$build\`" "look at the free space and the rights"
    (
        cd "$root" && JAVA_HOME=$jdk_home exec mvn -B -q -ntp -Dstyle.color=never -Dquick -Dmaven.test.skip=true \
            "-Dparallax.staging=$staging" -pl cli -am package
    ) >"$staging/log" 2>&1 </dev/null &
    child=$!
    if ! wait "$child"; then
        child=''
        rm -rf "$build/failed"
        mkdir "$build/failed"
        mv "$staging/stamp" "$staging/log" "$build/failed/"
        show_failure "$build/failed/log"
        clean_up
        exit 2
    fi
    child=''

    new_dist=dist-$(date +%Y%m%d%H%M%S)-$$
    mv "$staging/parallax-cli/lib" "$build/$new_dist" &&
        mv "$staging"/parallax-cli/parallax-cli-*.jar "$staging/stamp" "$build/$new_dist/" ||
        stop "the build left no jars in \`$staging\`" "run \`./test\` to see more"
    jars='' class_path=''
    for jar in "$build/$new_dist"/parallax-*.jar "$build/$new_dist"/*.jar; do
        case " $jars " in
            *" ${jar##*/} "*) ;;
            *)
                jars="${jars:+$jars }${jar##*/}"
                class_path=${class_path:+$class_path:}$jar
                ;;
        esac
    done
    train
    printf '%s\n' "$new_dist" "$jars" "$jdk_home" "$jdk_release" >"$staging/current" &&
        mv -f "$staging/current" "$build/current" || stop "cannot write \`$build/current\`" "look at the free space"
    rm -rf "$build/failed"
    new_dist=''
}

# Without the cache Parallax is slower to start and otherwise the same.
train() {
    cache=$build/$new_dist/parallax.aot
    rm -f "$build/training-log"
    [ ! -d "$root/$artifacts/linux-64" ] || training=$training$training_on_artifacts
    (
        cd "$root" || exit 1
        XDG_CACHE_HOME=$staging/cache
        export XDG_CACHE_HOME
        IFS='
'
        set -f
        set -- $training
        unset IFS
        exec "$jdk_home/bin/java" $jvm_options -XX:AOTCacheOutput="$cache" -Dparallax.stdout.terminal=false \
            -cp "$class_path" parallax.cli.TrainingRun "$@"
    ) >"$staging/training-log" 2>&1 </dev/null &
    child=$!
    if ! wait "$child" || ! [ -s "$cache" ]; then
        rm -f "$cache"
        mv -f "$staging/training-log" "$build/training-log"
        say "parallax: no start-up cache, every start will be slower (see \`$build/training-log\`)"
    fi
    child=''
}

# Takes the lock, waiting while another living process builds. The lock appears with its content, by a hard link;
# where the file system has no hard links there is no lock.
take_lock() {
    ticket=$build/ticket-$$
    process_start $$
    echo "$$ $start" >"$ticket"
    polls=0
    until ln "$ticket" "$lock" 2>/dev/null; do
        [ -e "$lock" ] || [ "$polls" -gt 0 ] || break
        if ! $waited && lock_is_held; then
            waited=true
            say "parallax: waiting for another process to finish building"
        fi
        if ! lock_is_held; then
            rm -f "$lock"
        elif [ "$polls" -ge 4500 ]; then
            break
        else
            sleep 0.2 2>/dev/null || sleep 1
        fi
        polls=$((polls + 1))
    done
    rm -f "$ticket"
}

lock_is_held() {
    holder='' holder_start=''
    { read -r holder holder_start <"$lock"; } 2>/dev/null || return 1
    process_start "$holder"
    [ -n "$start" ] && [ "$start" = "$holder_start" ]
}

# Sets when the process $1 started, since process ids are used again; nothing where there is no such process.
process_start() {
    start=''
    if [ -r /proc/self/stat ]; then
        { IFS= read -r start <"/proc/$1/stat"; } 2>/dev/null || return 0
        # The name of the program, in parentheses, may hold spaces; the start is the twentieth field after it.
        set -- ${start##*) }
        shift 19
        start=$1
    else
        start=$(ps -o lstart= -p "$1" 2>/dev/null | tr -d ' ')
    fi
}

# Whether the process that we waited for failed on the very sources that we would build.
failed_meanwhile() {
    [ -r "$build/failed/log" ] && [ -z "$(newer_sources "$build/failed/stamp")" ]
}

show_failure() {
    say "error: Parallax cannot be built from its sources; Maven says"
    # Maven lists the errors, then the goal that failed with the same errors in full, then advice on Maven.
    errors=$(awk '
        /To see the full stack trace/ { exit }
        /Failed to execute goal/ { errors = "" }
        { sub(/ *-> \[Help.*/, "") }
        /^\[(ERROR|FATAL)\] *[^ ]/ { errors = errors $0 "\n" }
        END { printf "%s", errors }' "$1")
    [ -n "$errors" ] || errors=$(tail -n 20 "$1")
    printf '%s\n' "$errors" >&2
    say "hint: the whole log is \`$1\`"
}

# Folders of builders that were killed, and builds that nobody can be starting from any more.
remove_leftovers() {
    for leftover in "$build"/staging-* "$build"/ticket-*; do
        [ -e "$leftover" ] || continue
        process_start "${leftover##*-}"
        [ -n "$start" ] || rm -rf "$leftover" 2>/dev/null
    done
    for leftover in $(cd "$build" && find . -name 'dist-*' -prune -mmin +60 2>/dev/null); do
        [ "$leftover" = "./$dist" ] || rm -rf "${build:?}/$leftover"
    done
}

clean_up() {
    rm -rf "$staging" "$build/ticket-$$"
    [ -z "$new_dist" ] || rm -rf "${build:?}/$new_dist"
    { read -r holder holder_start <"$lock"; } 2>/dev/null && [ "$holder" = $$ ] && rm -f "$lock"
    return 0
}

# Ends as the signal $1 would have ended us, with nothing left behind.
abandon() {
    trap '' INT TERM HUP
    [ -z "$child" ] || kill "$child" 2>/dev/null
    [ -z "$child" ] || wait "$child" 2>/dev/null
    clean_up
    trap - INT TERM HUP
    kill -s "$1" $$
}

say() {
    echo "$1" >&2
}

stop() {
    clean_up
    say "error: $1"
    say "hint: $2"
    exit 2
}
