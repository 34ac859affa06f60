#include "peil/study/house_entries.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <span>

#include "peil/study/logo_file.h"

namespace peil::study {
namespace {

// WCAG 2.2, 1.4.3 and 1.4.11: of text, and of lines and marks, against what they stand on.
constexpr double least_of_text = 4.5, least_of_graphics = 3.0;
const std::string white = "#ffffff", wash = "#f4f6f8";  // a page; the list of its chapters
constexpr std::size_t most_faces = 6, longest_face = 40;

bool is_colour(const std::string& text) {
  return text.size() == 7 && text.front() == '#' &&
         std::all_of(text.begin() + 1, text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
         });
}

int part_of(const std::string& colour, std::size_t part) {
  return std::stoi(colour.substr(1 + 2 * part, 2), nullptr, 16);
}

// Relative luminance, from 0 to 1.
double luminance(const std::string& colour) {
  constexpr std::array weights{0.2126, 0.7152, 0.0722};
  double sum = 0.0;
  for (std::size_t i = 0; i < 3; ++i) {
    const double part = part_of(colour, i) / 255.0;
    sum += weights[i] * (part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4));
  }
  return sum;
}

// From 1 to 21.
double contrast(const std::string& one, const std::string& other) {
  const double a = luminance(one), b = luminance(other);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

double least_contrast(const std::string& colour, std::span<const std::string> on) {
  double least = 21.0;
  for (const std::string& ground : on) least = std::min(least, contrast(colour, ground));
  return least;
}

// The lightest shade of a colour that does.
std::string shade(const std::string& colour, std::span<const std::string> on, double least) {
  std::string made = colour;
  for (int part = 99; part > 0 && least_contrast(made, on) < least; --part)
    made = fmt::format("#{:02x}{:02x}{:02x}", part_of(colour, 0) * part / 100,
                       part_of(colour, 1) * part / 100, part_of(colour, 2) * part / 100);
  return made;
}

// Rounded down: 4.48 is not to pass for the 4.5 that it lacks.
double shown(double ratio) { return std::floor(ratio * 100.0) / 100.0; }

struct Tone {
  const char *key, *no_colour, *too_light;  ///< with the codes of its problems
  const char* of;                           ///< what has it
  std::vector<std::string> on;
  double least;  ///< contrast
};

const std::vector<Tone> tones{
    {"accent", "accent.not-a-colour", "accent.too-light", "Words", {white, wash}, least_of_text},
    {"second", "second.not-a-colour", "second.too-light", "Lines", {white}, least_of_graphics}};

std::string take_colour(const TomlTable& table, const Tone& tone) {
  const auto colour = table.text(tone.key, Need::May);
  if (!colour) return "";
  if (!is_colour(*colour)) {
    table.problems().add(tone.no_colour, table.at(tone.key),
                         fmt::format("'{}' is no colour.", *colour),
                         "Write red, green and blue in six hexadecimal digits: \"#14507f\".");
    return "";
  }
  const double found = least_contrast(*colour, tone.on);
  if (found >= tone.least) return *colour;
  table.problems().add(
      tone.too_light, table.at(tone.key),
      fmt::format("{} of the colour {} have a contrast of {:.2f} on what they stand on; it takes "
                  "{:.1f}.",
                  tone.of, *colour, shown(found), tone.least),
      fmt::format("Choose a darker shade: {} would do.", shade(*colour, tone.on, tone.least)));
  return "";
}

// The letters and digits of a name that a style sheet can have as it stands.
bool is_face(const std::string& name) {
  const std::set<std::string> words_of_css{"inherit", "initial", "unset", "revert", "default"};
  if (name.size() > longest_face || words_of_css.contains(name)) return false;
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' ||
           c == '-';
  };
  return std::ranges::all_of(name, fits) && name.front() != ' ' && name.front() != '-' &&
         name.back() != ' ' && name.find("  ") == std::string::npos &&
         name.find(" -") == std::string::npos;
}

void take_faces(const TomlTable& table, HouseStyle& style) {
  for (const auto& [name, at] : table.texts("typeface", Need::May)) {
    if (!is_face(name))
      table.problems().add(
          "typeface.bad", at, fmt::format("'{}' is no name of a typeface.", name),
          "Write its family as programs list it, in letters, digits and hyphens: \"Noto Sans\".");
    else
      style.typefaces.push_back(name);
  }
  if (style.typefaces.size() > most_faces)
    table.problems().add("typeface.too-many", table.at("typeface"),
                         fmt::format("There are {} typefaces.", style.typefaces.size()),
                         fmt::format("Name {} at most, the first choice first; peil's own come "
                                     "behind them.",
                                     most_faces));
}

void take_logo_name(const TomlTable& table, Draft& draft) {
  const auto name = table.text("logo", Need::May);
  const bool words = table.has("logo_text");
  if (!table.has("logo")) {
    if (words)
      table.problems().add("logo.text-alone", table.at("logo_text"),
                           "These are the words for a logo, and no logo is named.",
                           "Add logo = with the name of its file, or take them out.");
    return;
  }
  draft.study.report.logo_text =
      take_text(draft, table, "logo_text", "report/logo_text", Need::Must);
  if (!name) return;
  draft.logo = {*name, {table.problems().file(), table.at("logo")}};
  if (!is_logo_name(*name))
    table.problems().add(
        "logo.name", table.at("logo"), fmt::format("A logo is not called '{}'.", *name),
        "Put it beside study.toml as an SVG or PNG file called logo, and write its "
        "name here.");
}

}  // namespace

void read_house(const TomlTable& report, Draft& draft) {
  HouseStyle& style = draft.study.report.style;
  style.accent = take_colour(report, tones[0]);
  style.second = take_colour(report, tones[1]);
  if (!style.second.empty() && style.second == style.accent)
    report.problems().add("second.same-as-accent", report.at("second"),
                          "Both colours are the same, so that nothing tells them apart in charts.",
                          "Choose another one for what is drawn beside the accent.");
  take_faces(report, style);
  draft.study.report.service = take_text(draft, report, "service", "report/service", Need::May);
  take_logo_name(report, draft);
}

}  // namespace peil::study
