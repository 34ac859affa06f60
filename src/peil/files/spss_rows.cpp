#include "peil/files/spss_rows.h"

#include <zlib.h>

#include <algorithm>
#include <bit>
#include <cstring>

#include "peil/files/spss_cursor.h"
#include "peil/files/spss_dictionary.h"

namespace peil::files {
namespace {

using Packing = SpssOutline::Packing;

constexpr std::size_t element = 8;

// The list of blocks at the end of a .zsav; the outline has checked that they lie in the file.
std::vector<std::pair<std::string_view, std::size_t>> blocks_of(std::string_view bytes,
                                                                const SpssOutline& outline) {
  SpssCursor head(bytes, outline.big_endian);
  (void)head.take(static_cast<std::int64_t>(outline.data_at) + 8);
  SpssCursor in(bytes, outline.big_endian);
  (void)in.take(head.int64() + 20);
  std::vector<std::pair<std::string_view, std::size_t>> blocks;
  for (std::int32_t count = in.int32(); count > 0; --count) {
    (void)in.int64();
    const auto at = static_cast<std::size_t>(in.int64());
    const auto unpacked = static_cast<std::size_t>(in.int32());
    const auto packed = static_cast<std::size_t>(in.int32());
    blocks.emplace_back(bytes.substr(at, packed), unpacked);
  }
  return blocks;
}

}  // namespace

SpssRows::SpssRows(std::string_view bytes, const SpssOutline& outline, double bias)
    : outline_(outline), bytes_(bytes), bias_(bias), stream_(bytes.substr(outline.data_at)) {
  if (outline.packing != Packing::Zlib) return;
  blocks_ = blocks_of(bytes, outline);
  stream_ = {};
}

bool SpssRows::next(std::string& row) {
  if (outline_.rows && done_ == *outline_.rows) return false;
  row.resize(outline_.elements * element);
  const bool there = outline_.packing == Packing::None ? next_plain(row) : next_packed(row);
  if (there) ++done_;
  if (outline_.packing == Packing::Zlib && !outline_.rows &&
      done_ > spss_limits::unpacked(bytes_.size()) / row.size())
    throw SpssTrouble("spss.too-large", "Unpacked, the file has more rows than any survey.");
  if (!there && outline_.rows)
    throw SpssTrouble("spss.cut-short", "The file has fewer rows than it says.");
  return there;
}

bool SpssRows::next_plain(std::string& row) {
  if (stream_.size() < row.size()) return false;
  std::memcpy(row.data(), stream_.data(), row.size());
  stream_.remove_prefix(row.size());
  return true;
}

bool SpssRows::next_packed(std::string& row) {
  constexpr unsigned char filler = 0, end = 252, literal = 253, blanks = 254, missing = 255;
  for (std::size_t at = 0; at < row.size();) {
    if (code_ == codes_.size()) {
      if (!ended_) ended_ = !take(codes_.data());
      code_ = 0;
    }
    const auto code = static_cast<unsigned char>(ended_ ? end : codes_[code_++]);
    char* const to = row.data() + at;
    if (code == filler) continue;
    if (code == literal && !take(to)) ended_ = true;
    if (code == end || ended_) {
      ended_ = true;
      if (at == 0) return false;
      throw SpssTrouble("spss.cut-short", "The file ends in the middle of a row.");
    }
    if (code == blanks) std::memset(to, ' ', element);
    if (code == missing) put_number(to, spss_system_missing);
    if (code < end) put_number(to, static_cast<double>(code) - bias_);
    at += element;
  }
  return true;
}

void SpssRows::put_number(char* to, double value) const {
  std::memcpy(to, &value, element);
  if (outline_.big_endian != (std::endian::native == std::endian::big))
    std::reverse(to, to + element);
}

// The next eight bytes; false when there are fewer.
bool SpssRows::take(char* to) {
  while (stream_.size() < element) {
    if (!more()) return false;
  }
  std::memcpy(to, stream_.data(), element);
  stream_.remove_prefix(element);
  return true;
}

// Unpacks the next block behind what is left of the last one.
bool SpssRows::more() {
  if (next_block_ == blocks_.size()) return false;
  const auto& [packed, size] = blocks_[next_block_++];
  std::string unpacked(stream_);
  const std::size_t left = unpacked.size();
  unpacked.resize(left + size);
  uLongf got = size;
  const int state =
      uncompress(reinterpret_cast<Bytef*>(unpacked.data() + left), &got,
                 reinterpret_cast<const Bytef*>(packed.data()), static_cast<uLong>(packed.size()));
  if (state != Z_OK || got != size)
    throw SpssTrouble("spss.damaged", "The file is damaged: block " + std::to_string(next_block_) +
                                          " of its compressed rows cannot be unpacked.");
  block_ = std::move(unpacked);
  stream_ = block_;
  return true;
}

}  // namespace peil::files
