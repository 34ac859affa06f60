#pragma once

namespace peil::files {

/// Tells the allocator that this is a program of large columns: memory that was given back is kept
/// for the next column, and it comes in large pages where the system has them. Asking the kernel
/// for every page again takes up to half the time of reading a million rows.
void keep_memory_for_columns();

}  // namespace peil::files
