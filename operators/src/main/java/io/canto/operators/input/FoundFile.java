package io.canto.operators.input;

import java.nio.file.Path;

/**
 * A file that a scan found.
 *
 * @param key tells files of the machine apart: device and inode where there are such, else the path
 */
record FoundFile(Path path, Object key, long size, long modifiedMillis) {}
