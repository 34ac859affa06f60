#pragma once

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace peil {

/// What is odd about a study; the defaults are those of a small ordinary one: two groups that are
/// reported as one, one language, two waves, half of the frame drawn, most answer.
struct OddStudy {
  int groups = 2;
  int reported = 1;  ///< reporting groups; the groups are dealt out to them in turn
  int aspects = 2;   ///< rows of one matrix
  int frame = 800;   ///< people of a wave
  int drawn = 400;   ///< of them; equal to `frame`: a census
  double response = 0.8;
  int silent = 0;  ///< this group never answers; 0: none
  std::vector<std::pair<std::string, std::string>> languages{};  ///< besides Dutch: code, own name
  std::vector<std::pair<double, double>> means{};  ///< per group, of both waves; empty: unlike ones
  std::vector<double> shares{};                    ///< of the frame per group; empty: alike
};

namespace odd {

inline std::string study_toml(const OddStudy& s) {
  std::string all = R"(name = "odd"
title = "Klantonderzoek"
organisation = "Gemeente Voorbeeld"
source_language = "nl"
overall = "overall"
[[language]]
code = "nl"
name = "Nederlands"
)";
  for (const auto& [code, name] : s.languages) {
    const bool rtl = name.front() == '\xD8' || name.front() == '\xD9' || name.front() == '\xDA' ||
                     name.front() == '\xD7' || name.front() == '\xDB';
    all += fmt::format("[[language]]\ncode = \"{}\"\nname = \"{}\"\n{}", code, name,
                       rtl ? "direction = \"rtl\"\n" : "");
  }
  for (int i = 1; i <= s.reported; ++i)
    all += fmt::format("[[reporting_group]]\nname = \"r{0}\"\nlabel = \"Hoofdgroep {0}\"\n", i);
  for (int i = 1; i <= s.groups; ++i)
    all += fmt::format(
        "[[customer_group]]\nname = \"g{0}\"\nlabel = \"Groep {0}\"\nreporting_group = \"r{1}\"\n",
        i, 1 + (i - 1) % s.reported);
  for (const char* year : {"2024", "2025"})
    all += fmt::format(
        "[[wave]]\nname = \"{0}\"\nfrom = {0}-09-01\nto = {0}-09-30\n"
        "agency = \"Bureau\"\nmode = \"web\"\n",
        year);
  return all;
}

inline std::string questionnaire_toml(const OddStudy& s) {
  std::string all = R"([[question]]
type = "mark"
name = "overall"
page = "mark"
label = "Welk cijfer geeft u?"
required = true
low = "zeer slecht"
high = "uitmuntend"
[[question]]
type = "matrix"
name = "service"
page = "service"
label = "Hoe tevreden bent u?"
points = 5
low = "zeer ontevreden"
high = "zeer tevreden"
rows = [
)";
  for (int i = 1; i <= s.aspects; ++i)
    all += fmt::format("  {{ name = \"a{0}\", label = \"onderdeel {0}\", aspect = true }},\n", i);
  return all + "]\n";
}

inline std::string plan_toml(const OddStudy& s, const std::string& wave) {
  return fmt::format(R"(wave = "{0}"
[frame]
key = "id"
group = "group"
language = "language"
contact = ["name", "email"]
[sample]
seed = "odd-{0}"
strata = ["group"]
allocation = "proportional"
total = {1}
)",
                     wave, s.drawn);
}

inline std::string simulation_toml(const OddStudy& s) {
  std::string all = fmt::format("seed = \"odd\"\nframe = {}\n", s.frame);
  std::string spoken;
  const double share = 1.0 / static_cast<double>(s.languages.size() + 1);
  for (const auto& [code, name] : s.languages) spoken += fmt::format(", {} = {}", code, share);
  for (int i = 1; i <= s.groups; ++i) {
    const auto at = static_cast<std::size_t>(i - 1);
    const auto [before, after] =
        s.means.empty() ? std::pair(7.0 + i % 3 * 0.2, 7.2 + i % 3 * 0.2) : s.means[at];
    all += fmt::format(
        "[[group]]\nname = \"g{}\"\nshare = {}\nmean = {{ 2024 = {}, 2025 = {} }}\n"
        "sd = 1.5\nresponse = {}\nlanguages = {{ nl = {}{} }}\n",
        i, s.shares.empty() ? 1.0 / s.groups : s.shares[at], before, after,
        i == s.silent ? 0.0 : s.response, share, spoken);
  }
  return all + "[opinions]\nloading = 0.6\nbreak_off = 0.0\n";
}

}  // namespace odd

/// With Dutch they are forty, of nine scripts.
inline std::vector<std::pair<std::string, std::string>> thirty_nine_languages() {
  return {
      {"en", "English"},    {"de", "Deutsch"},   {"fr", "français"},   {"es", "español"},
      {"pt", "português"},  {"it", "italiano"},  {"pl", "polski"},     {"ro", "română"},
      {"bg", "български"},  {"cs", "čeština"},   {"sk", "slovenčina"}, {"hu", "magyar"},
      {"el", "Ελληνικά"},   {"tr", "Türkçe"},    {"ar", "العربية"},    {"fa", "فارسی"},
      {"he", "עברית"},      {"ur", "اردو"},      {"ps", "پښتو"},       {"ti", "ትግርኛ"},
      {"am", "አማርኛ"},       {"so", "Soomaali"},  {"sw", "Kiswahili"},  {"ru", "русский"},
      {"uk", "українська"}, {"sq", "shqip"},     {"sr", "српски"},     {"hr", "hrvatski"},
      {"bs", "bosanski"},   {"hy", "հայերեն"},   {"ka", "ქართული"},    {"az", "azərbaycan"},
      {"bn", "বাংলা"},      {"hi", "हिन्दी"},     {"ta", "தமிழ்"},       {"zh", "中文"},
      {"vi", "Tiếng Việt"}, {"id", "Indonesia"}, {"th", "ไทย"},
  };
}

/// The files of the study but its translations, which `peil translate` begins.
inline std::map<std::string, std::string> files_of(const OddStudy& s) {
  return {{"study.toml", odd::study_toml(s)},
          {"questionnaire.toml", odd::questionnaire_toml(s)},
          {"plans/2024.toml", odd::plan_toml(s, "2024")},
          {"plans/2025.toml", odd::plan_toml(s, "2025")},
          {"simulation.toml", odd::simulation_toml(s)}};
}

}  // namespace peil
