package parallax.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import parallax.artifact.CoreMetadata;
import parallax.artifact.EntryPoint;
import parallax.artifact.RecordLine;
import parallax.artifact.WheelFile;

/// Whatever the bytes of the files of a dist-info folder are, there is an answer, and each problem is one line.
class CoreMetadataFuzzTest {

    @FuzzTest(maxDuration = "5m")
    void metadataHasAnAnswer(byte[] bytes) {
        CoreMetadata metadata = CoreMetadata.parse(bytes, CoreMetadataFuzzTest::oneLine);
        String body = metadata.description();
        CoreMetadata again = CoreMetadata.of(metadata.fields(), body);
        if (!again.equals(metadata)) {
            throw new AssertionError("not the same when made again from its fields");
        }
    }

    @FuzzTest(maxDuration = "5m")
    void recordHasAnAnswer(byte[] bytes) {
        for (RecordLine line : RecordLine.parse(bytes, CoreMetadataFuzzTest::oneLine)) {
            if (line.size() < -1) {
                throw new AssertionError("a negative size");
            }
        }
    }

    @FuzzTest(maxDuration = "5m")
    void wheelHasAnAnswer(byte[] bytes) {
        WheelFile.parse(bytes, CoreMetadataFuzzTest::oneLine);
    }

    @FuzzTest(maxDuration = "5m")
    void entryPointsHaveAnAnswer(byte[] bytes) {
        EntryPoint.parse(bytes, CoreMetadataFuzzTest::oneLine);
    }

    private static void oneLine(String problem) {
        if (problem.indexOf('\n') >= 0 || problem.isEmpty()) {
            throw new AssertionError("a problem that is not one line: " + problem);
        }
    }
}
