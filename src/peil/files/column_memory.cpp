#include "peil/files/column_memory.h"

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>

namespace peil::files {
namespace {

constexpr int own_mapping_from = 32 << 20;       // the most that the allocator takes
constexpr int kept_at_the_top = 1 << 30;         // bytes of address space, not of memory
constexpr std::uintptr_t large_page = 2u << 20;  // where it does not fit, small pages come

}  // namespace

void keep_memory_for_columns() {
  ::mallopt(M_MMAP_THRESHOLD, own_mapping_from);
  ::mallopt(M_TRIM_THRESHOLD, kept_at_the_top);
  ::mallopt(M_TOP_PAD, kept_at_the_top);
  ::mallopt(M_ARENA_MAX, 1);  // one heap for all threads: columns of one are read by the others
  // The heap grows by the padding at once; all of it may come in large pages.
  const auto first = reinterpret_cast<std::uintptr_t>(::sbrk(0)) / large_page * large_page;
  void* volatile const grow = ::malloc(own_mapping_from / 2);  // volatile: or it is left out
  ::free(grow);
  const auto end = reinterpret_cast<std::uintptr_t>(::sbrk(0));
  if (end > first)  // a refusal leaves small pages, which are right as well
    (void)::madvise(reinterpret_cast<void*>(first + large_page), end - first - large_page,
                    MADV_HUGEPAGE);
}

}  // namespace peil::files
