# Checks of building: when, how often, and what is left when it fails or is stopped. Sourced by launcher-tests/run.

check_first_start_builds_then_silence() {
    fresh_copy
    parallax --version
    expect "status" 0 "$status"
    expect "progress" "parallax: building, once after each change of its sources" "$err"
    first=$out
    [ -n "$first" ] || fail "nothing on standard output"
    [ -s "$repository/build/$(head -n 1 "$repository/build/current")/parallax.aot" ] || fail "no start-up cache"
    parallax --version
    expect "second start" "0 $first " "$status $out $err"
}

check_jdk_upgraded_in_place_is_built_for_again() {
    built
    mkdir -p "$scratch/upgraded"
    ln -sfn "$real_jdk"/* "$scratch/upgraded/"
    rm "$scratch/upgraded/release"
    cp "$real_jdk/release" "$scratch/upgraded/release"
    export JAVA_HOME="$scratch/upgraded"
    touch "$repository/pom.xml"
    parallax --version
    sed 's/^JAVA_RUNTIME_VERSION=.*/JAVA_RUNTIME_VERSION="25.0.99"/' "$real_jdk/release" >"$scratch/upgraded/release"
    parallax --version
    expect_in "after the upgrade" "building" "$err"
    parallax --version
    expect "then" "0 $version " "$status $out $err"
    unset JAVA_HOME
    rm -rf "$scratch/upgraded"
    parallax --version
    expect "the JDK is gone" "0 $version " "$status $out $err"
}

check_eight_first_starts_at_once() {
    fresh_copy
    local process processes=()
    for number in 1 2 3 4 5 6 7 8; do
        "$repository/parallax" --version >"$scratch/out.$number" 2>"$scratch/err.$number" </dev/null &
        processes+=($!)
    done
    for process in "${processes[@]}"; do
        wait "$process" || fail "one of eight ended with $?"
    done
    expect "different answers" 1 "$(cat "$scratch"/out.? | sort -u | wc -l | tr -d ' ')"
    expect "answers" 8 "$(cat "$scratch"/out.? | wc -l | tr -d ' ')"
    expect "builds" 1 "$(cat "$scratch"/err.? | grep -c '^parallax: building')"
    expect "finished builds" 1 "$(ls -d "$repository"/build/dist-* | wc -l | tr -d ' ')"
    expect "left in build/" "current " "$(ls "$repository/build" | grep -v '^dist-' | tr '\n' ' ')"
}

check_killed_builder_is_recovered_from() {
    fresh_copy
    "$repository/parallax" --version >"$scratch/out.k" 2>"$scratch/err.k" </dev/null &
    local builder=$!
    await_building "$scratch/err.k"
    [ -e "$repository/build/lock" ] || fail "no lock while building"
    kill -9 "$builder"
    wait "$builder" 2>/dev/null
    [ -e "$repository/build/lock" ] || fail "the dead builder's lock should still be there"
    parallax --version
    expect "after kill -9" "0 parallax: building, once after each change of its sources" "$status $err"
    expect "left in build/" "current " "$(ls "$repository/build" | grep -v '^dist-' | grep -v "^staging-$builder\$" | tr '\n' ' ')"
    # The dead builder's Maven may still be at work; its process group is the dead builder's.
    kill -9 -- "-$builder" 2>/dev/null
    parallax --version
    expect "then" "0 " "$status $err"
}

check_lock_of_a_reused_process_id() {
    fresh_copy
    mkdir -p "$repository/build"
    echo "$$ 1" >"$repository/build/lock" # a living process, but not the one that took the lock
    parallax --version
    expect "status and progress" "0 parallax: building, once after each change of its sources" "$status $err"
}

check_signals_leave_nothing_half_built() {
    # A shell cannot trap what was ignored when it started, as it is under nohup or in the background of a script.
    local with_default_signals=(env --default-signal=INT,TERM,HUP)
    "${with_default_signals[@]}" true 2>/dev/null || with_default_signals=(env)
    for signal in INT TERM HUP; do
        fresh_copy
        "${with_default_signals[@]}" "$repository/parallax" --version >"$scratch/out.s" 2>"$scratch/err.s" </dev/null &
        local builder=$!
        await_building "$scratch/err.s"
        if [ $signal = INT ]; then kill -INT -- "-$builder"; else kill -$signal "$builder"; fi
        wait "$builder" 2>/dev/null
        status=$?
        expect "status after $signal" $((128 + $(kill -l $signal))) "$status"
        nothing_half_built "$signal"
    done
    parallax --version
    expect "the next start" "0 parallax: building, once after each change of its sources" "$status $err"
}

check_broken_source_is_told() {
    built
    local source="$repository/core/src/main/java/parallax/name/Broken.java"
    printf 'package parallax.name;\nfinal class Broken { int x = "text"; }\n' >"$source"
    parallax --version
    expect "status" 2 "$status"
    expect "output" "" "$out"
    expect_in "message" "Broken.java:[2," "$err"
    expect_in "message" "incompatible types" "$err"
    expect_in "message" "error: Parallax cannot be built" "$err"
    case $err in *Exception* | *"Re-run Maven"* | *" at "*"("*) fail "too much: $err" ;; esac
    parallax --version
    expect "again" 2 "$status"
    rm "$source"
    parallax --version
    expect "repaired" "0 $version" "$status $out"
}

check_changes_are_noticed() {
    built
    noticed() {
        parallax --version
        expect "$1" "0 parallax: building, once after each change of its sources" "$status $err"
        parallax --version
        expect "$1, then" "0 " "$status $err"
    }
    local folder="$repository/core/src/main/java/parallax/name"
    touch "$folder/package-info.java"
    noticed "an edit"
    touch -t 200001010000 "$scratch/Old.java"
    echo 'package parallax.name; final class Old {}' >"$scratch/Old.java"
    touch -t 200001010000 "$scratch/Old.java"
    mv "$scratch/Old.java" "$folder/Old.java"
    noticed "an old file moved in"
    rm "$folder/Old.java"
    noticed "a file removed"
    mkdir -p "$repository/cli/src/main/resources"
    echo x >"$repository/cli/src/main/resources/x.txt"
    noticed "a resource"
    [ "$(ls -d "$repository"/build/dist-* | wc -l)" -gt 1 ] || fail "a build that may still be running was removed"
    touch "$repository/core/src/test" "$repository/README.md"
    parallax --version
    expect "no source" "0 " "$status $err"
}

check_missing_maven_is_told() {
    built
    few_commands
    touch "$repository/pom.xml"
    JAVA_HOME=$real_jdk run_command env PATH="$scratch/commands" "$repository/parallax" --version
    expect "status" 2 "$status"
    expect_in "message" "error: Apache Maven is needed" "$err"
    expect_in "message" "hint: install it" "$err"
    nothing_left=$(ls "$repository/build" | grep -c -e lock -e staging)
    expect "left behind" 0 "$nothing_left"
    parallax --version
    JAVA_HOME=$real_jdk run_command env PATH="$scratch/commands" "$repository/parallax" --version
    expect "Maven is not needed to run" "0 $version " "$status $out $err"
}

check_cache_that_does_not_fit_is_silent() {
    built
    local cache
    cache=$(ls -d "$repository/build/$(head -n 1 "$repository/build/current")/parallax.aot")
    cp -p "$cache" "$scratch/cache"
    local dist
    dist=$(dirname "$cache")
    head -c 100000 "$scratch/cache" >"$cache"
    parallax --version
    expect "cut short" "0 $version " "$status $out $err"
    : >"$cache"
    parallax --version
    expect "empty" "0 $version " "$status $out $err"
    rm "$cache"
    parallax --version
    expect "missing" "0 $version " "$status $out $err"
    cp -p "$scratch/cache" "$cache"
    touch "$dist"/parallax-core-*.jar
    parallax --version
    expect "of another jar" "0 $version " "$status $out $err"
    touch "$repository/pom.xml"
}
