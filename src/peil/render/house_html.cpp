#include "peil/render/house_html.h"

#include <sodium.h>

#include "peil/render/chart_file.h"
#include "peil/render/report_style.h"
#include "peil/render/words_html.h"

namespace peil::render {

std::string rules_of(const HouseStyle& house) {
  // Colours are "#14507f", faces letters, digits, hyphens and blanks (study/house_entries.h).
  std::string rules;
  if (!house.accent.empty()) rules += "--accent:" + house.accent + ";";
  if (!house.second.empty()) rules += "--second:" + house.second + ";";
  if (!house.typefaces.empty()) rules += "--face:" + faces_of(house) + "var(--own-face);";
  return rules.empty() ? "" : ":root{" + rules + "}";
}

std::string base64(std::string_view bytes) {
  constexpr int form = sodium_base64_VARIANT_ORIGINAL;
  std::string text(sodium_base64_encoded_len(bytes.size(), form), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), form);
  text.pop_back();  // the end of a text in C
  return text;
}

Html logo(const Document& d) {
  if (!d.logo) return {};
  const std::string language = d.logo_text.empty() ? "" : d.logo_text.front().language;
  return Html::leaf("img",
                    {{"class", "logo"},
                     {"src", "data:" + d.logo->media_type + ";base64," + base64(d.logo->bytes)},
                     {"alt", flat(d.logo_text)},
                     maybe("lang", language)});
}

std::string style_sheet(const HouseStyle& house) { return report_style + rules_of(house); }

}  // namespace peil::render
