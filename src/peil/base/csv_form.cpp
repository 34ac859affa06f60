#include "peil/base/csv_form.h"

#include <algorithm>

#include "peil/base/text.h"

namespace peil {
namespace {

char sign_of(std::string_view word) { return word == "tab" ? '\t' : word.front(); }

// True when one of the parts of `names` between two signs is `wanted`.
bool parts_have(std::span<const std::string> names, char sign, std::string_view wanted) {
  for (std::string_view rest : names) {
    if (rest.find(sign) == std::string_view::npos) continue;
    for (;;) {
      const auto end = rest.find(sign);
      if (trim(rest.substr(0, end)) == wanted) return true;
      if (end == std::string_view::npos) break;
      rest.remove_prefix(end + 1);
    }
  }
  return false;
}

}  // namespace

std::span<const CsvFormKey> csv_form_keys() {
  static const std::vector<CsvFormKey> keys{{"separator", {",", ";", "tab"}},
                                            {"decimal", {".", ","}},
                                            {"encoding", {"utf-8", "windows-1252"}}};
  return keys;
}

bool take_csv_form(CsvForm& form, std::string_view key, std::string_view word) {
  const auto known = std::ranges::find(csv_form_keys(), key, &CsvFormKey::name);
  if (known == csv_form_keys().end() || std::ranges::count(known->words, word) == 0) return false;
  if (key == "separator") form.separator = sign_of(word);
  if (key == "decimal") form.decimal = word.front();
  if (key == "encoding") form.windows_1252 = word == "windows-1252";
  return true;
}

std::optional<std::string> separator_meant(std::span<const std::string> names,
                                           std::string_view wanted) {
  for (const std::string& word : csv_form_keys().front().words) {
    if (parts_have(names, sign_of(word), wanted)) return word;
  }
  return {};
}

}  // namespace peil
