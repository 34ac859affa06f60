#include "peil/report/source_words.h"

#include <algorithm>
#include <string_view>

namespace peil::report {
namespace {

constexpr std::string_view ends_of_addresses = " \t\n<>\"'()";
constexpr std::string_view signs_before_addresses = " \t,;:(";

std::size_t address_in(const std::string& source) {
  return std::min(source.find("https://"), source.find("http://"));
}

std::string host_of(const std::string& address) {
  const std::size_t from = address.find("//") + 2;
  std::string host = address.substr(from, address.find_first_of("/?#:", from) - from);
  if (host.starts_with("www.")) host.erase(0, 4);
  return host;
}

std::string trimmed_end(std::string text, std::string_view signs) {
  const std::size_t last = text.find_last_not_of(signs);
  return text.substr(0, last == std::string::npos ? 0 : last + 1);
}

}  // namespace

Words source_words(const Pen& pen, const std::string& source) {
  const std::size_t at = address_in(source);
  if (at == std::string::npos) return pen.study_text(source);
  const std::size_t behind = std::min(source.find_first_of(ends_of_addresses, at), source.size());
  const std::string address = trimmed_end(source.substr(at, behind - at), ".,;");
  std::string name = trimmed_end(source.substr(0, at), signs_before_addresses);
  std::string rest = source.substr(at + address.size());
  if (rest.starts_with(')')) rest.erase(0, 1);
  Words words = name.empty() ? plain(host_of(address)) : pen.study_text(std::move(name));
  for (TextRun& run : words) run.address = address;
  return rest.empty() ? words : std::move(words) + pen.study_text(std::move(rest));
}

}  // namespace peil::report
