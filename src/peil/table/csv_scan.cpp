#include "peil/table/csv_scan.h"

#include <bit>

#include "peil/base/contract.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace peil::table {
namespace {

// Where the next place of each kind is written.
struct Writers {
  std::uint32_t *ends, *lines, *quotes;
  bool plain = true, returns = false;

  Writers(std::size_t bytes, Scan& found)
      : ends(found.ends.begin(bytes)),
        lines(found.lines.begin(bytes)),
        quotes(found.quotes.begin(bytes)) {}

  void finish(Scan& found) const {
    found.ends.end(ends);
    found.lines.end(lines);
    found.quotes.end(quotes);
    found.plain = plain;
    found.returns = returns;
  }
};

void by_byte(std::string_view piece, std::size_t from, char separator, Writers& to) {
  for (std::size_t i = from; i < piece.size(); ++i) {
    const char c = piece[i];
    const auto at = static_cast<std::uint32_t>(i);
    if (c == separator || c == '\n') *to.ends++ = at;
    if (c == '\n') *to.lines++ = at;
    if (c == '"') *to.quotes++ = at;
    if (c == '\r' && (i + 1 == piece.size() || piece[i + 1] != '\n')) to.returns = true;
    if (static_cast<signed char>(c) <= 0) to.plain = false;
  }
}

#ifdef __SSE2__

std::uint32_t* put(std::uint32_t* to, std::uint64_t bits, std::size_t base) {
  for (; bits != 0; bits &= bits - 1) {
    *to++ = static_cast<std::uint32_t>(base + static_cast<std::size_t>(std::countr_zero(bits)));
  }
  return to;
}

// One bit a byte, of 64 bytes.
struct Bits {
  std::uint64_t separators = 0, lines = 0, quotes = 0, returns = 0, strange = 0;
};

Bits bits_of(const char* at, char separator) {
  const __m128i wanted = _mm_set1_epi8(separator), line = _mm_set1_epi8('\n'),
                quote = _mm_set1_epi8('"'), carriage = _mm_set1_epi8('\r'), one = _mm_set1_epi8(1);
  Bits found;
  for (unsigned part = 0; part < 4; ++part) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + 16 * part));
    const auto mask = [&](__m128i what) {
      return static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(what)))
             << (16 * part);
    };
    found.separators |= mask(_mm_cmpeq_epi8(bytes, wanted));
    found.lines |= mask(_mm_cmpeq_epi8(bytes, line));
    found.quotes |= mask(_mm_cmpeq_epi8(bytes, quote));
    found.returns |= mask(_mm_cmpeq_epi8(bytes, carriage));
    found.strange |= mask(_mm_cmplt_epi8(bytes, one));  // NUL, or a high bit
  }
  return found;
}

#endif

}  // namespace

std::uint32_t* Places::begin(std::size_t most) {
  if (place_.size() <= most) place_.resize(most + 1);
  return place_.data();
}

void Places::end(const std::uint32_t* end) {
  size_ = static_cast<std::size_t>(end - place_.data());
  place_[size_] = beyond;
}

void scan(std::string_view piece, char separator, Scan& found) {
  expects(piece.size() < Places::beyond, "scan: a piece below 4 GB");
  Writers to(piece.size(), found);
  std::size_t from = 0;
#ifdef __SSE2__
  for (; piece.size() - from >= 64; from += 64) {
    const Bits bits = bits_of(piece.data() + from, separator);
    to.ends = put(to.ends, bits.separators | bits.lines, from);
    to.lines = put(to.lines, bits.lines, from);
    to.quotes = put(to.quotes, bits.quotes, from);
    to.plain = to.plain && bits.strange == 0;
    if (bits.returns != 0) {
      const bool feed = from + 64 < piece.size() && piece[from + 64] == '\n';
      const std::uint64_t feeds = bits.lines >> 1 | static_cast<std::uint64_t>(feed) << 63;
      to.returns = to.returns || (bits.returns & ~feeds) != 0;
    }
  }
#endif
  by_byte(piece, from, separator, to);
  to.finish(found);
}

void scan_by_byte(std::string_view piece, char separator, Scan& found) {
  Writers to(piece.size(), found);
  by_byte(piece, 0, separator, to);
  to.finish(found);
}

}  // namespace peil::table
