#include "peil/language/fill.h"

namespace peil::language {

std::vector<Piece> pieces(std::string_view form) {
  std::vector<Piece> all;
  while (!form.empty()) {
    const bool is_name = form.front() == '{';
    const auto end = form.find(is_name ? '}' : '{');
    expects(!is_name || end != std::string_view::npos, "pieces: closed braces");
    all.push_back({form.substr(is_name ? 1 : 0, is_name ? end - 1 : end), is_name});
    form.remove_prefix(end == std::string_view::npos ? form.size() : end + (is_name ? 1 : 0));
  }
  return all;
}

std::string fill(std::string_view form, Values<std::string> values) {
  return fill<std::string>(form, values, [](std::string words) { return words; });
}

}  // namespace peil::language
