package dev.monkeytown.bench.engine;

import org.HdrHistogram.SingleWriterRecorder;

/** What one loop thread did since the last reading. Written by that thread, read by another. */
final class LoopRecorder {

    private static final int DIGITS = 3;

    final SingleWriterRecorder lateness = new SingleWriterRecorder(DIGITS);
    final SingleWriterRecorder spacing = new SingleWriterRecorder(DIGITS);
    final CostRecorder step = new CostRecorder();
    final CostRecorder tick = new CostRecorder();
}
