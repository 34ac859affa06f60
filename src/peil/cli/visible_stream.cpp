#include "peil/cli/visible_stream.h"

#include <string_view>

#include "peil/base/visible.h"

namespace peil::cli {

VisibleStream::Lines::int_type VisibleStream::Lines::overflow(int_type sign) {
  if (sign == traits_type::eof()) return traits_type::not_eof(sign);
  const char c = traits_type::to_char_type(sign);
  xsputn(&c, 1);
  return sign;
}

std::streamsize VisibleStream::Lines::xsputn(const char* text, std::streamsize size) {
  const std::scoped_lock lock(mutex_);
  line_.append(text, static_cast<std::size_t>(size));
  if (const auto last = line_.rfind('\n'); last != std::string::npos) pass_on(last + 1);
  return size;
}

int VisibleStream::Lines::sync() {
  const std::scoped_lock lock(mutex_);
  pass_on(line_.size());
  to_.flush();
  return to_.good() ? 0 : -1;
}

void VisibleStream::Lines::erase_line() {
  const std::scoped_lock lock(mutex_);
  pass_on(line_.size());
  to_ << "\r\x1b[K";
}

void VisibleStream::Lines::pass_on(std::size_t bytes) {
  to_ << visible(std::string_view(line_).substr(0, bytes));
  line_.erase(0, bytes);
}

std::ostream& erase_line(std::ostream& to) {
  if (auto* shown = dynamic_cast<VisibleStream*>(&to)) shown->erase_line();
  return to;
}

}  // namespace peil::cli
