/** Bounds on what a foreign file may ask for. Each is far above what bureaus have, and far below what hurts. */

/** Fields of one layer. A DBF has 255, GeoPackage 2000 columns. */
export const MAX_FIELDS = 2_000
/** Bytes of one record: a geometry of some eight million vertices. */
export const MAX_RECORD_BYTES = 256 * 1024 * 1024
/** Files in one archive. */
export const MAX_ARCHIVE_ENTRIES = 10_000
/** Bytes that an archive may unpack to. */
export const MAX_ARCHIVE_TOTAL_BYTES = 16 * 1024 ** 3
/** Unpacked by packed size; text compresses to about a twentieth, empty DBF fields to a hundredth. */
export const MAX_ARCHIVE_RATIO = 300
/** Below this no ratio is suspicious. */
export const MIN_SUSPICIOUS_BYTES = 64 * 1024 * 1024
/** Objects, elements or brackets inside one another. */
export const MAX_NESTING_DEPTH = 200
