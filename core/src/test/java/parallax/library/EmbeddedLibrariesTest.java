package parallax.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EmbeddedLibrariesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            ' deflate 1.2.13 Copyright 1995-2022 Jean-loup Gailly and Mark Adler '     | zlib          | 1.2.13        | COPY
            ' inflate 1.3.2 Copyright 1995-2026 Mark Adler '                           | zlib          | 1.3.2         | COPY
            libjpeg-turbo version 3.1.3 (build 20260106)                               | libjpeg-turbo | 3.1.3         | COPY
            Copyright (C) 1991-2025 The libjpeg-turbo Project and many others          | libjpeg-turbo | ''            | COPY
            'Copyright (C) 2024, Thomas G. Lane, Guido Vollbeding'                     | libjpeg       | ''            | COPY
            'LIBTIFF, Version 4.7.1'                                                   | libtiff       | 4.7.1         | COPY
            /build/openjpeg-2.5.4/src/lib/openjp2/j2k.c                                | openjpeg      | 2.5.4         | COPY
            OpenBLAS 0.3.30 DYNAMIC_ARCH NO_ SINGLE_THREADED                           | OpenBLAS      | 0.3.30        | COPY
            OpenBLAS 0.3.23.dev  USE64BITINT DYNAMIC_ARCH                              | OpenBLAS      | 0.3.23.dev    | COPY
            FFmpeg version 8.1.2                                                       | FFmpeg        | 8.1.2         | COPY
            FFmpeg version n4.4                                                        | FFmpeg        | n4.4          | COPY
            AOMedia Project AV1 Encoder 3.14.1                                         | libaom        | 3.14.1        | COPY
            WebM Project VP9 Decoder v1.16.0                                           | libvpx        | 1.16.0        | COPY
            NCCL version 2.30.7+cuda13.0                                               | NCCL          | 2.30.7        | COPY
            libcurl/8.5.0                                                              | curl          | 8.5.0         | COPY
            'HDF5 library version: 2.0.0'                                              | HDF5          | 2.0.0         | COPY
            OpenSSL 1.1.1w  11 Sep 2023                                                | OpenSSL       | 1.1.1w        | MENTION
            1.3.1.zlib-ng                                                              | zlib-ng       | 1.3.1         | MENTION
            '    ZLib:   /usr/lib64/libz.so (ver 1.2.7)'                               | zlib          | 1.2.7         | MENTION
            """)
    void textsTellTheLibraryAndItsVersion(String text, String library, String version, Certainty certainty) {
        List<EmbeddedLibrary> found =
                EmbeddedLibraries.scan(List.of(Blobs.texts("before", text, "after")), symbol -> false);

        assertThat(found).containsExactly(new EmbeddedLibrary(library, version, certainty, text.strip()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            needs zlib 1.2.11 or newer
            failed to load libpng16.so.16
            libpng error: %s
            deflate failed
            ' deflate %s Copyright 1995-2022'
            Unsupported OpenSSL version
            see https://ffmpeg.org
            Detected libaom v3.6.0 bug with large images
            built against libcurl
            writer returns 'parquet-cpp-arrow version 7.0.0'.
            '#define CUDART_VERSION 13030'
            '#if (__CUDA_ARCH__ >= 900) && (CUDART_VERSION >= 12080)'
            'This software is copyright (C) 1991-2020, Thomas G. Lane, Guido Vollbeding.'
            '  Copyright (C) 2024, Thomas G. Lane, Guido Vollbeding'
            needs FFmpeg version 5 or newer
            'found: libpng version 1.6.58 - not used'
            set GOMP_SPINCOUNT=0 to sleep
            unset "FREETYPE_PROPERTIES" first
            (Intel MKL ERROR: bad parameter)
            libopus 1.3 or newer is needed
            see libsndfile-1.2.2/README
            https://example.org/libcurl/8.5.0
            'the error OpenBLAS blas_thread_init: comes from'
            failed to initialize XNNPACK
            """)
    void aTextThatOnlySpeaksOfALibraryIsNothing(String text) {
        assertThat(EmbeddedLibraries.scan(List.of(Blobs.texts(text)), symbol -> false))
                .isEmpty();
    }

    @Test
    void dataWithoutAnEndMayStandBeforeAText() {
        assertThat(EmbeddedLibraries.scan(
                        List.of(Blobs.texts(
                                "0123456789abcdefFFmpeg version 8.1.2",
                                "?libjpeg-turbo version 3.2.0 (build )",
                                "- deflate 1.3.1 Copyright 1995-2024 Jean-loup Gailly and Mark Adler ",
                                "This program requires version of the Protocol Buffer runtime library")),
                        symbol -> false))
                .extracting(EmbeddedLibrary::library, EmbeddedLibrary::version)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("FFmpeg", "8.1.2"),
                        org.assertj.core.groups.Tuple.tuple("libjpeg-turbo", "3.2.0"),
                        org.assertj.core.groups.Tuple.tuple("protobuf", ""),
                        org.assertj.core.groups.Tuple.tuple("zlib", "1.3.1"));
    }

    @Test
    void aTextMayBeTheFirstAndLastThingInItsSection() {
        MemorySegment whole = MemorySegment.ofArray("libopus 1.6.1".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(EmbeddedLibraries.scan(List.of(whole), symbol -> false))
                .containsExactly(new EmbeddedLibrary("libopus", "1.6.1", Certainty.COPY, "libopus 1.6.1"));
    }

    @Test
    void theVersionOfArrowsHeadersCountsBesideItsOwnTexts() {
        String header = "parquet-cpp-arrow version 25.0.1";
        String own = "Parquet magic bytes not found in footer. Either the file is corrupted";

        assertThat(EmbeddedLibraries.scan(List.of(Blobs.texts(header)), symbol -> false))
                .containsExactly(new EmbeddedLibrary("Arrow", "25.0.1", Certainty.MENTION, header));
        assertThat(EmbeddedLibraries.scan(List.of(Blobs.texts(header, own)), symbol -> false))
                .containsExactly(new EmbeddedLibrary("Arrow", "25.0.1", Certainty.COPY, header));
    }

    @Test
    void theVersionOfHeadersCountsWhereTheLibraryIsDefinedToo() {
        assertThat(EmbeddedLibraries.scan(
                        List.of(Blobs.texts("OpenSSL 3.0.13 30 Jan 2024")), Set.of("OPENSSL_init_crypto")::contains))
                .containsExactly(
                        new EmbeddedLibrary("OpenSSL", "3.0.13", Certainty.COPY, "OpenSSL 3.0.13 30 Jan 2024"));
    }

    @Test
    void definedFunctionsShowALibraryWithoutVersion() {
        assertThat(EmbeddedLibraries.scan(List.of(), Set.of("WebPGetDecoderVersion")::contains))
                .containsExactly(new EmbeddedLibrary("libwebp", "", Certainty.COPY, "symbol WebPGetDecoderVersion"));
    }

    @Test
    void libjpegTurboIsNotTakenForTheLibjpegThatItIsMadeFrom() {
        assertThat(EmbeddedLibraries.scan(
                        List.of(Blobs.texts(
                                "Copyright (C) 2010, Thomas G. Lane, Guido Vollbeding",
                                "libjpeg-turbo version 2.1.5 (build 20230203)")),
                        symbol -> false))
                .extracting(EmbeddedLibrary::library)
                .containsExactly("libjpeg-turbo");
    }

    @Test
    void severalLibrariesComeInTheOrderOfTheirNames() {
        assertThat(EmbeddedLibraries.scan(
                        List.of(
                                Blobs.texts("LIBTIFF, Version 4.7.1", "expat_2.6.4"),
                                Blobs.texts("libpng version 1.6.58\nCopyright (c) 2018-2026 Cosmin Truta")),
                        symbol -> false))
                .extracting(EmbeddedLibrary::library, EmbeddedLibrary::version)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Expat", "2.6.4"),
                        org.assertj.core.groups.Tuple.tuple("libpng", "1.6.58"),
                        org.assertj.core.groups.Tuple.tuple("libtiff", "4.7.1"));
    }

    @Test
    void theTableIsSound() {
        assertThat(EmbeddedRules.ALL).allSatisfy(rule -> {
            assertThat(rule.library()).isNotBlank().doesNotContain("|");
            assertThat(rule.anchor()).doesNotContain("{v}").isNotEmpty();
            if (rule.sign() != EmbeddedRule.Sign.SYMBOL) {
                assertThat(rule.anchor().length()).as(rule.toString()).isGreaterThanOrEqualTo(6);
            }
        });
    }
}
