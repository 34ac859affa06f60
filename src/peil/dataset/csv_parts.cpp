#include "peil/dataset/csv_parts.h"

#include <algorithm>

namespace peil::dataset {
namespace {

constexpr std::size_t least_part = 1 << 16;  // bytes; smaller files are read by one thread

using Form = ColumnPart::Form;

std::size_t quotes_in(std::string_view bytes) {
  return static_cast<std::size_t>(std::ranges::count(bytes, '"'));
}

// Reads the fields of one part into its columns.
class PartReader {
 public:
  PartReader(Part& part, char separator, bool blank_is_missing)
      : part_(part), separator_(separator), blank_is_missing_(blank_is_missing) {}

  void read() {
    for (ColumnPart& column : part_.columns) lanes_.push_back(column.lane());
    const char* at = part_.bytes.data();
    const char* const end = at + part_.bytes.size();
    while (at < end) at = row(at, end);
  }

 private:
  // One row, or one blank line; returns where the next begins.
  const char* row(const char* at, const char* end) {
    if (*at == '\n' || (*at == '\r' && at + 1 < end && at[1] == '\n')) {
      ++line_;
      return at + (*at == '\n' ? 1 : 2);
    }
    const std::size_t line = line_;
    std::size_t field = 0;
    misplaced_ = false;
    for (;;) {
      if (end - at > 2) at = short_fields(at, end - 2, field);
      at = one_field(at, end, field++);
      if (at >= end) break;
      const bool more = *at == separator_;
      if (*at == '\r') ++at;
      if (at < end) ++at;  // the separator or the line end
      if (!more) {
        ++line_;
        break;
      }
    }
    if (field != part_.columns.size() || misplaced_) tell(line, field);
    ++part_.read;
    return at;
  }

  // Takes the run of fields of no, one or two signs that are known already; most of a wave of
  // marks.
  const char* short_fields(const char* at, const char* stop, std::size_t& field) {
    const std::size_t fields = lanes_.size(), row = part_.read;
    const char separator = separator_;
    while (field < fields && at < stop) {
      const ColumnPart::Lane& lane = lanes_[field];
      if (lane.cell == nullptr) break;
      std::ptrdiff_t length = 0;
      std::uint8_t code = 0;
      if (at[1] == separator && at[0] != separator) {
        code = lane.one[static_cast<unsigned char>(at[0])];
        length = 1;
      } else if (at[0] == separator) {
        if (!blank_is_missing_) break;
        at += 1;
        ++field;
        continue;
      } else if (at[2] == separator && (at[0] & 0xF0) == 0x30 && (at[1] & 0xF0) == 0x30) {
        code = lane.two[(at[0] & 15) << 4 | (at[1] & 15)];
        length = 2;
      }
      if (code == 0) break;
      lane.cell[row] = code;
      at += length + 1;
      ++field;
    }
    return at;
  }

  const char* one_field(const char* at, const char* end, std::size_t field) {
    if (at < end && *at == '"') return quoted(at + 1, end, field);
    const char* stop = at;
    while (stop < end && *stop != separator_ && *stop != '\n') {
      if (*stop == '"') misplaced_ = true;
      ++stop;
    }
    const char* last = stop;
    if (last > at && last[-1] == '\r' && (stop == end || *stop == '\n')) --last;
    store(field, {at, static_cast<std::size_t>(last - at)});
    return last;
  }

  const char* quoted(const char* at, const char* end, std::size_t field) {
    text_.clear();
    for (;; ++at) {
      if (at >= end) {
        part_.cut_short = true;
        break;
      }
      if (*at == '"') {
        if (at + 1 < end && at[1] == '"') {
          ++at;
        } else {
          ++at;
          break;
        }
      }
      if (*at == '\n') ++line_;
      text_ += *at;
    }
    while (at < end && *at != separator_ && *at != '\n' && *at != '\r') {
      misplaced_ = true;
      ++at;
    }
    store(field, text_);
    return at;
  }

  void store(std::size_t field, std::string_view text) {
    if (field >= part_.columns.size()) return;
    part_.columns[field].add(part_.read, text);
    lanes_[field] = part_.columns[field].lane();
  }

  void tell(std::size_t line, std::size_t fields) {
    ++part_.bad_rows;
    if (part_.bad.size() >= most_told) return;
    part_.bad.push_back({part_.read, line,
                         misplaced_
                             ? "A quote stands where none belongs."
                             : "The row has " + std::to_string(fields) + " fields, the header " +
                                   std::to_string(part_.columns.size()) + "."});
  }

  Part& part_;
  char separator_;
  bool blank_is_missing_;
  std::vector<ColumnPart::Lane> lanes_;
  bool misplaced_ = false;
  std::size_t line_ = 0;
  std::string text_;
};

}  // namespace

std::vector<Part> cut(std::string_view bytes, int threads) {
  const auto wanted =
      std::clamp<std::size_t>(bytes.size() / least_part, 1, static_cast<std::size_t>(threads));
  std::vector<Part> parts;
  std::size_t from = 0, quotes = 0, counted = 0;
  for (std::size_t k = 1; k <= wanted && from < bytes.size(); ++k) {
    std::size_t to = std::max(from, bytes.size() * k / wanted);
    while (k < wanted && to < bytes.size()) {
      const auto next = bytes.find('\n', to);
      to = next == std::string_view::npos ? bytes.size() : next + 1;
      quotes += quotes_in(bytes.substr(counted, to - counted));
      counted = to;
      if (quotes % 2 == 0) break;
    }
    if (to > from) parts.push_back(Part{bytes.substr(from, to - from), 0, 0, 0, {}, {}, 0, false});
    from = to;
  }
  return parts;
}

void read_part(Part& part, char separator, bool blank_is_missing) {
  PartReader(part, separator, blank_is_missing).read();
}

}  // namespace peil::dataset
