package parallax.library;

import java.util.List;

/// The signs by which known libraries are recognised. Columns: library, sign, text with `{v}` for the version or `{y}`
/// for
/// years; the comment above says where in the library's sources the text is from. A text is written from where its
/// string begins there, for only that tells it from a sentence that speaks of the library; the sign `inside` is for
/// texts that no other program writes but whose beginning varies. `$` at the end stands for the end of the string.
final class EmbeddedRules {

    private static final String ROWS = """
            # deflate.c, deflate_copyright; inftrees.c, inflate_copyright: kept in products on the authors' request
            zlib | inside |  deflate {v} Copyright 1995-
            zlib | inside |  inflate {v} Copyright 1995-
            zlib | symbol | zlibVersion
            # zlib-ng's zlib-compat zlibVersion() and its own zlibng_version()
            zlib-ng | header | {v}.zlib-ng
            zlib-ng | symbol | zlibng_version
            # jversion.h, JVERSION and BUILD; the copyright line JCOPYRIGHT is what tells it from the IJG's libjpeg
            libjpeg-turbo | own | libjpeg-turbo version {v} (build
            libjpeg-turbo | own | Copyright (C) {y} The libjpeg-turbo Project and many others
            libjpeg-turbo | symbol | tjInitCompress
            # jversion.h of the IJG, JCOPYRIGHT since 7; its licence has the same names in a sentence
            libjpeg | own | Copyright (C) {y}, Thomas G. Lane, Guido Vollbeding
            libjpeg | own | Copyright (C) 1998, Thomas G. Lane
            # png.c, png_get_copyright
            libpng | own | libpng version {v}\\nCopyright (c)
            libpng | own | libpng version {v} -
            libpng | symbol | png_get_copyright
            # src/dec/webp_dec.c, src/enc/webp_enc.c: the version is a number in an instruction
            libwebp | symbol | WebPGetDecoderVersion
            libwebp | symbol | WebPGetEncoderVersion
            libwebp | own | Partitions #0 is too big to fit 512K
            # gif_err.c
            giflib | own | #Pixels bigger than width * height
            giflib | own | Image is defective, decoding aborted
            giflib | symbol | DGifOpen
            # libtiff/tif_version.c
            libtiff | own | LIBTIFF, Version {v}
            libtiff | symbol | TIFFGetVersion
            # assertions name the source file; src/lib/openjp2/j2k.c
            openjpeg | inside | /openjpeg-{v}/src/
            openjpeg | own | Stream too short, expected SOT
            openjpeg | symbol | opj_version
            # src/cmsplugin.c
            lcms2 | own | plugin needs Little CMS %d, current version is %d
            lcms2 | symbol | cmsGetEncodedCMMversion
            # src/base/ftinit.c, src/base/ftobjs.c
            FreeType | own | FREETYPE_PROPERTIES
            FreeType | symbol | FT_Init_FreeType
            # src/hb-shaper.cc, src/hb-common.cc
            HarfBuzz | own | HB_SHAPER_LIST
            HarfBuzz | symbol | hb_version_string
            # interface/openblas_get_config.c; driver/others/blas_server.c
            OpenBLAS | own | OpenBLAS {v} DYNAMIC_ARCH
            OpenBLAS | own | OpenBLAS {v}  USE64BITINT
            OpenBLAS | own | OpenBLAS {v} NO_
            OpenBLAS | own | OpenBLAS {v} USE_
            OpenBLAS | own | OpenBLAS blas_thread_init:\s
            OpenBLAS | symbol | openblas_get_config
            # MKL's mkl_get_version_string and verbose header
            MKL | own | Intel(R) oneAPI Math Kernel Library Version {v}
            MKL | own | Intel(R) Math Kernel Library Version {v}
            MKL | own | Intel MKL ERROR:\s
            MKL | own | Intel oneMKL ERROR:\s
            MKL | symbol | mkl_serv_get_version
            # frame/base/bli_info.c
            BLIS | own | libblis:\s
            BLIS | symbol | bli_info_get_version_str
            # libgomp/env.c
            libgomp | own | GOMP_SPINCOUNT
            libgomp | symbol | GOMP_parallel
            # openmp/runtime/src/kmp_version.cpp, KMP_VERSION_PREFIX
            libomp | own | @(#) LLVM OMP version: {v}
            libiomp5 | own | @(#) Intel(R) OMP version: {v}
            libomp | symbol | __kmpc_fork_call
            # version.c of each FFmpeg library, av_codec_ffversion and its like
            FFmpeg | own | FFmpeg version {v}
            FFmpeg | symbol | av_version_info
            # src/avif.c
            libavif | symbol | avifVersion
            libavif | own | %s: Expecting box version 2 or 3, got version %u
            # src/lib.c, validate_input
            dav1d | own | Input validation check '%s' failed in %s!
            dav1d | symbol | dav1d_version
            # av1/av1_cx_iface.c, av1/av1_dx_iface.c, CODEC_INTERFACE
            libaom | own | AOMedia Project AV1 Encoder {v}
            libaom | own | AOMedia Project AV1 Decoder {v}
            # vp9/vp9_cx_iface.c and its like
            libvpx | own | WebM Project VP8 Decoder v{v}
            libvpx | own | WebM Project VP8 Encoder v{v}
            libvpx | own | WebM Project VP9 Decoder v{v}
            libvpx | own | WebM Project VP9 Encoder v{v}
            libheif | symbol | heif_get_version
            libde265 | symbol | de265_get_version
            SVT-AV1 | own | SVT-AV1 Encoder Lib {v}
            SVT-AV1 | symbol | svt_av1_get_version
            x264 | symbol | x264_encoder_encode
            x265 | own | x265 (build %d) -\s
            x265 | symbol | x265_version_str
            libopus | own | libopus {v}$
            LAME | symbol | get_lame_version
            libsndfile | own | libsndfile-{v}$
            FLAC | own | reference libFLAC {v}
            Vorbis | own | Xiph.Org libVorbis I {v}
            # cudart is closed; its functions are. CUDART_VERSION stands in sources that others compile when they run
            CUDA runtime | symbol | cudaRuntimeGetVersion
            cuDNN | symbol | cudnnGetVersion
            cuBLAS | symbol | cublasGetVersion_v2
            cuFFT | symbol | cufftGetVersion
            nvJPEG | symbol | nvjpegGetProperty
            # src/init.cc, showVersion
            NCCL | own | NCCL version {v}+cuda
            NCCL | symbol | ncclGetVersion
            # include/openssl/opensslv.h, OPENSSL_VERSION_TEXT; crypto/cversion.c
            OpenSSL | header | OpenSSL {v}\s\s
            OpenSSL | header | OpenSSL {v}\s
            OpenSSL | symbol | OPENSSL_init_crypto
            OpenSSL | own | OPENSSLDIR: "
            # lib/version.c, curl_version
            curl | own | libcurl/{v}
            curl | symbol | curl_version_info
            # src/prepare.c; the magic `SQLite format 3` is in whatever looks at file types
            SQLite | own | CREATE TABLE x(type text,name text,tbl_name text
            SQLite | symbol | sqlite3_libversion
            # src/google/protobuf/stubs/common.cc, VerifyVersion
            protobuf | inside | of the Protocol Buffer runtime
            # src/common/verbose.cpp
            oneDNN | inside | info,oneDNN v%d.%d.%d
            oneDNN | symbol | dnnl_version
            SLEEF | symbol | Sleef_sinf8_u10avx2
            XNNPACK | symbol | xnn_initialize
            # src/H5.c, H5_lib_vers_info_g
            HDF5 | own | HDF5 library version: {v}
            HDF5 | symbol | H5get_libversion
            Zstandard | inside | /zstd-{v}/lib/
            Zstandard | symbol | ZSTD_versionNumber
            LZ4 | symbol | LZ4_versionNumber
            liblzma | symbol | lzma_version_number
            # bzlib.c, bz_internal_error
            bzip2 | own | bzip2/libbzip2: internal error number %d.
            bzip2 | symbol | BZ2_bzlibVersion
            brotli | symbol | BrotliDecoderVersion
            # lib/global.c, gnutls_global_init
            GnuTLS | own | Enabled GnuTLS {v} logging
            GnuTLS | symbol | gnutls_check_version
            # expat/lib/xmlparse.c, XML_ExpatVersion
            Expat | own | expat_{v}$
            libssh2 | own | SSH-2.0-libssh2_{v}
            nghttp2 | symbol | nghttp2_version
            libxml2 | symbol | xmlCheckVersion
            libxslt | symbol | xsltEngineVersion
            TBB | own | TBB: VERSION\\t\\t{v}
            OpenCV | own | General configuration for OpenCV {v} =
            # parquet/properties.h puts the version into whoever includes it; parquet/file_reader.cc, util/cpu_info.cc
            Arrow | header | parquet-cpp-arrow version {v}
            Arrow | own | Parquet magic bytes not found in footer
            Arrow | own | Invalid value for ARROW_USER_SIMD_LEVEL:\s
            gRPC | own | grpc-c++/{v}
            gRPC | symbol | grpc_version_string
            jemalloc | symbol | malloc_stats_print
            # cmake/templates/cvconfig: OpenCV's build information speaks of what it was configured with
            zlib | mention | libz.so (ver {v})
            libpng | mention | libpng.so (ver {v})
            libjpeg-turbo | mention | build-libjpeg-turbo (ver {v})
            openjpeg | mention | openjp2 (ver {v})
            libavif | mention | avif (ver {v})
            FFmpeg | mention | built with FFmpeg {v}
            """;

    static final List<EmbeddedRule> ALL = EmbeddedRule.table(ROWS);

    private EmbeddedRules() {}
}
