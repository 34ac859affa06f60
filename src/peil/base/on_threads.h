#pragma once

#include <cstddef>
#include <functional>

namespace peil {

/// Calls `work` once for every number from 0 to count - 1, on at most `threads` threads, and waits
/// until all are done. Which thread takes which number is not fixed: work that writes to a place of
/// its own gives the same for any number of threads.
///
/// Throws    what `work` threw first, after the other threads have stopped taking numbers.
/// Contract  threads above 0; `work` may be called from several threads at once.
void on_threads(std::size_t count, int threads, const std::function<void(std::size_t)>& work);

}  // namespace peil
