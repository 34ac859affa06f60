#include "peil/table/csv_parts.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

#include "peil/base/counted.h"
#include "peil/base/csv_row.h"
#include "peil/base/mistakes.h"
#include "peil/base/text.h"
#include "peil/table/csv_scan.h"

namespace peil::table {
namespace {

constexpr std::size_t least_part = 1 << 16;  // bytes; smaller files are read by one thread
constexpr std::size_t piece = 1 << 16;       // bytes fetched at once: they stay in the cache

// Reads the fields of one part into its columns. A row without quotes and with the right number of
// fields is taken from the places of its separators, which is where csv_row.h would find them; any
// other is read by csv_row.h, and so is all of a piece in which lines end in CR alone.
class PartReader {
 public:
  PartReader(Part& part, const Bytes& bytes, char separator)
      : part_(part), bytes_(bytes), separator_(separator), base_(part.from) {
    for (ColumnPart& column : part_.columns) lanes_.push_back(column.lane());
  }

  void read() {
    while (base_ + at_ < part_.to && !(at_end_ && at_ == filled_)) {
      fetch();
      if (!is_text()) {
        part_.utf8 = false;
        break;
      }
      make_room();
      rows();
      if (filled_ - at_ > csv_limits::row_bytes) {
        part_.too_large = true;
        break;
      }
    }
    part_.end = base_ + at_;
    part_.lines = line_;
  }

 private:
  // The next piece, behind what is left of the one before. Past the end of the part only when its
  // last row goes on there.
  void fetch() {
    const std::size_t left = filled_ - at_;
    if (left > 0) std::memmove(buffer_.data(), buffer_.data() + at_, left);
    base_ += at_;
    at_ = 0;
    const std::size_t next = base_ + left;
    const std::size_t most = std::max(piece, left);  // so that a long row is read in few steps
    const std::size_t wanted = next < part_.to ? std::min(part_.to - next, most) : most;
    if (buffer_.size() < left + wanted + 2) buffer_.resize(left + wanted + 2);
    filled_ = left + bytes_.fetch(next, {buffer_.data() + left, wanted});
    at_end_ = base_ + filled_ >= bytes_.size;
    scan({buffer_.data(), filled_}, separator_, scan_);
  }

  // True when the whole lines at hand are UTF-8; no sign goes on past a line end.
  bool is_text() const {
    if (scan_.plain) return true;
    const std::string_view all(buffer_.data(), filled_);
    if (at_end_) return is_utf8(all);
    const auto last = all.find_last_of("\r\n");
    return last == std::string_view::npos || is_utf8(all.substr(0, last));
  }

  std::size_t count_returns() const {
    return static_cast<std::size_t>(std::count(buffer_.data(), buffer_.data() + filled_, '\r'));
  }

  // At first as many rows as the part should have by the length of those at hand.
  void make_room() {
    std::size_t at_hand = scan_.lines.size() + 1;
    if (scan_.returns) at_hand += count_returns();
    const std::size_t needed = part_.read + at_hand;
    if (needed <= room_) return;
    const double bytes = static_cast<double>(part_.to - part_.from);
    const double guess =
        std::min(bytes / static_cast<double>(filled_ + 1) * 1.03 * static_cast<double>(at_hand),
                 bytes / static_cast<double>(lanes_.size()));
    room_ = std::max(needed, room_ == 0 ? static_cast<std::size_t>(guess) : room_ + room_ / 4);
    for (std::size_t c = 0; c < lanes_.size(); ++c) {
      part_.columns[c].make_room(room_);
      lanes_[c] = part_.columns[c].lane();
    }
  }

  // The rows that begin in this part and end in the piece at hand.
  void rows() {
    const std::size_t fields = lanes_.size();
    std::size_t end = 0, line = 0, quote = 0;  // the next of each
    while (base_ + at_ < part_.to && at_ < filled_) {
      const std::uint32_t stop = scan_.lines[line];
      if (stop == Places::beyond && !at_end_ && !scan_.returns) return;
      const bool regular = !scan_.returns && end + fields <= scan_.ends.size() &&
                           scan_.ends[end + fields - 1] == stop && scan_.quotes[quote] > stop;
      if (regular && !(fields == 1 && is_blank(stop))) {
        regular_row(scan_.ends.from(end));
        at_ = stop + 1;
        end += fields;
        ++line;
        continue;
      }
      const char* const next = any_row(buffer_.data() + at_, buffer_.data() + filled_);
      if (next == nullptr) return;
      at_ = static_cast<std::size_t>(next - buffer_.data());
      while (scan_.ends[end] < at_) ++end;
      while (scan_.lines[line] < at_) ++line;
      while (scan_.quotes[quote] < at_) ++quote;
    }
  }

  bool is_blank(std::size_t stop) const {
    return stop == at_ || (stop == at_ + 1 && buffer_[at_] == '\r');
  }

  // A row whose fields end at the places given, all of them.
  void regular_row(const std::uint32_t* ends) {
    // In locals: a code written to a column might be any byte of this reader, for all the compiler
    // knows.
    const ColumnPart::Lane* const lanes = lanes_.data();
    const std::size_t last = lanes_.size() - 1, row = part_.read;
    const char* const text = buffer_.data();
    std::size_t from = at_;
    for (std::size_t field = 0; field < last; ++field) {
      const std::size_t stop = ends[field];
      if (!take_short(lanes[field], row, text + from, stop - from))
        store(field, {text + from, stop - from});
      from = stop + 1;
    }
    const std::size_t stop = ends[last];
    const bool carriage = stop > from && text[stop - 1] == '\r';
    take(last, text + from, stop - from - (carriage ? 1 : 0));
    ++line_;
    ++part_.read;
  }

  // A field of at most two bytes that its column has seen before; two bytes can be read from `from`
  // on, whatever its length.
  static bool take_short(const ColumnPart::Lane& lane, std::size_t row, const char* from,
                         std::size_t length) {
    constexpr std::array<std::uint16_t, 3> mask{0, 0x00FF, 0xFFFF};
    if (length > 2) return false;
    const auto low = static_cast<unsigned char>(from[0]),
               high = static_cast<unsigned char>(from[1]);
    const auto bytes = static_cast<std::uint16_t>((low | high << 8) & mask[length]);
    const ColumnPart::Short& known = lane.known[ColumnPart::Short::place(bytes)];
    if (known.bytes != bytes) return false;
    lane.cell[row] = known.code;
    return true;
  }

  void take(std::size_t field, const char* from, std::size_t length) {
    if (!take_short(lanes_[field], part_.read, from, length)) store(field, {from, length});
  }

  void store(std::size_t field, std::string_view text) {
    if (field >= part_.columns.size()) return;
    part_.columns[field].add(part_.read, text);
    lanes_[field] = part_.columns[field].lane();
  }

  // One row, or one blank line; gives back where the next begins, or null when this one goes on
  // past what is at hand: it is then read again with more.
  const char* any_row(const char* at, const char* end) {
    const CsvRowRead row = read_csv_row(at, end, at_end_, separator_, text_,
                                        [&](std::size_t field, std::string_view text, bool quoted) {
                                          if (quoted)
                                            store(field, text);
                                          else if (field < lanes_.size())
                                            take(field, text.data(), text.size());
                                        });
    if (row.next == nullptr) return nullptr;
    if (row.fields > 0) {
      part_.cut_short = part_.cut_short || row.open;
      if (row.fields != part_.columns.size() || row.misplaced) tell(row);
      ++part_.read;
    }
    line_ += row.lines;
    return row.next;
  }

  void tell(const CsvRowRead& row) {
    const std::string message = row.misplaced ? "There is a quote where none belongs."
                                              : "The row has " + counted(row.fields, "field") +
                                                    ", the header " +
                                                    std::to_string(part_.columns.size()) + ".";
    auto kind = std::ranges::find(part_.bad, message, &BadRows::message);
    if (kind == part_.bad.end()) {
      if (part_.bad.size() == most_kinds) {
        ++part_.other_bad;
        return;
      }
      kind = part_.bad.insert(kind, {message, 0, {}});
    }
    ++kind->rows;
    if (kind->first.size() < Mistakes::rows_told) kind->first.push_back(line_);
  }

  Part& part_;
  const Bytes& bytes_;
  char separator_;
  std::vector<ColumnPart::Lane> lanes_;
  std::vector<char> buffer_;
  std::size_t base_;        // place in the file of the buffer's first byte
  std::size_t at_ = 0;      // in the buffer: where the next row begins
  std::size_t filled_ = 0;  // bytes in the buffer; two more can be read
  bool at_end_ = false;     // the buffer goes on to the end of the file
  Scan scan_;
  std::size_t room_ = 0;  // rows
  std::size_t line_ = 0;
  std::string text_;
};

// The place after the next line end.
std::size_t next_line(const Bytes& bytes, std::size_t from) {
  std::array<char, 1 << 12> some;
  while (from < bytes.size) {
    const std::string_view got(some.data(), bytes.fetch(from, some));
    const auto end = got.find('\n');
    if (end != std::string_view::npos) return from + end + 1;
    from += got.size();
  }
  return bytes.size;
}

}  // namespace

std::vector<Part> cut(const Bytes& bytes, std::size_t from, int threads) {
  const std::size_t size = bytes.size - from;
  const auto wanted =
      std::clamp<std::size_t>(size / least_part, 1, static_cast<std::size_t>(threads));
  std::vector<Part> parts;
  for (std::size_t k = 1; k <= wanted && from < bytes.size; ++k) {
    const std::size_t about = bytes.size - size + size / wanted * k;
    const std::size_t to = k == wanted ? bytes.size : next_line(bytes, std::max(from, about));
    Part& part = parts.emplace_back();
    part.from = from;
    part.to = from = to;
  }
  return parts;
}

void read_part(Part& part, const Bytes& bytes, char separator) {
  PartReader(part, bytes, separator).read();
}

}  // namespace peil::table
