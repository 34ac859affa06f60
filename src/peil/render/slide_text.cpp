#include "peil/render/slide_text.h"

#include <unicode/uloc.h>

#include <algorithm>
#include <cmath>

#include "peil/render/slide_xml.h"
#include "peil/render/text_width.h"

namespace peil::render {
namespace {

using Kind = TextRun::Kind;

constexpr double plain_leading = 1.2, tall_leading = 1.5;  // of the size of the type
constexpr double room_for_rounding = 0.01;
constexpr std::size_t least_lines = 3;  // of a paragraph that is parted

const std::string& said(const TextRun& run) {
  return run.kind == Kind::Figure ? run.number.text : run.text;
}

std::size_t length_of_sign(unsigned char lead) {
  return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

// Scripts whose letters reach higher and lower than Latin ones: from Hebrew on, without the
// punctuation that all share.
bool is_tall(unsigned char lead) { return lead >= 0xD6 && lead != 0xE2; }

/// Fills lines one sign after another.
class LineBreaker {
 public:
  LineBreaker(double size, bool bold, double width) : size_(size), bold_(bold), width_(width) {}

  void add(const TextRun& run, std::size_t number) {
    const std::string& text = said(run);
    const bool bold = bold_ || run.kind == Kind::Strong;
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t length = length_of_sign(static_cast<unsigned char>(text[i]));
      const double wide = text_width(std::string_view(text).substr(i, length), size_, bold);
      // A blank inside a figure does not part it.
      if (text[i] == ' ' && run.kind != Kind::Figure) {
        line_ += wide;
        blank_ = true;
      } else {
        sign({number, i}, wide);
      }
      i += length;
    }
  }

  std::vector<WordsPlace> starts() const { return starts_; }

 private:
  void sign(const WordsPlace& at, double wide) {
    if (blank_) {
      blank_ = false;
      word_at_ = at;
      word_ = 0.0;
      has_break_ = true;
    }
    if (line_ + wide > width_ && has_break_) {
      starts_.push_back(word_at_);
      line_ = word_;
      has_break_ = false;
    }
    if (line_ + wide > width_ && line_ > 0.0) {
      starts_.push_back(at);
      line_ = word_ = 0.0;
    }
    line_ += wide;
    word_ += wide;
  }

  double size_;
  bool bold_;
  double width_;
  double line_ = 0.0, word_ = 0.0;
  bool blank_ = false, has_break_ = false;
  WordsPlace word_at_;
  std::vector<WordsPlace> starts_{{}};
};

double width_for(const TextLook& look, double width) { return width - look.indent; }

// Lines of this paragraph that fit in `height`.
std::size_t lines_in(const SlideParagraph& p, double height) {
  const double line = line_height(p.words, look_of(p.style).size);
  return static_cast<std::size_t>(std::max(0.0, std::floor(height / line + room_for_rounding)));
}

}  // namespace

const TextLook& look_of(SlideStyle style) {
  static constexpr TextLook looks[] = {
      {16, false, colour::ink, 8, 0, 0, false, false},     // Plain
      {20, false, colour::ink, 10, 0, 0, false, false},    // Lead
      {14, false, colour::soft, 8, 0, 0, false, false},    // Note
      {16, true, colour::warning, 8, 0, 0, false, false},  // Warning
      {18, true, colour::ink, 14, 0, 0, false, true},      // Heading
      {16, false, colour::ink, 5, 18, 18, true, false},    // Bullet
      {16, true, colour::ink, 10, 0, 0, false, true},      // Term
      {16, false, colour::ink, 1, 0, 0, false, false},     // Explanation
      {14, true, colour::ink, 10, 0, 0, false, true},      // Caption
      {14, false, colour::ink, 6, 0, 0, false, false},     // Sentence
      {12, false, colour::ink, 3, 22, 22, false, false},   // Name
      {16, true, colour::ink, 0, 0, 0, false, true},       // CardLabel
      {54, true, colour::accent, 0, 0, 0, false, true},    // CardMark
      {16, true, colour::ink, 6, 0, 0, false, false},      // CardVerdict
      {14, false, colour::soft, 4, 0, 0, false, false}};   // CardWhy
  return looks[static_cast<std::size_t>(style)];
}

std::vector<WordsPlace> line_starts(const Words& words, double size, bool bold, double width) {
  LineBreaker lines(size, bold, width);
  for (std::size_t i = 0; i < words.size(); ++i) lines.add(words[i], i);
  return lines.starts();
}

double line_height(const Words& words, double size) {
  const bool tall = std::ranges::any_of(words, [](const TextRun& run) {
    return std::ranges::any_of(said(run),
                               [](char c) { return is_tall(static_cast<unsigned char>(c)); });
  });
  return size * (tall ? tall_leading : plain_leading);
}

double height_of(const Words& words, double size, bool bold, double width) {
  if (words.empty()) return 0.0;
  return static_cast<double>(line_starts(words, size, bold, width).size()) *
         line_height(words, size);
}

std::pair<Words, Words> parted(const Words& words, const WordsPlace& at) {
  Words first(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(at.run));
  Words rest(words.begin() + static_cast<std::ptrdiff_t>(at.run), words.end());
  if (at.byte == 0 || rest.empty()) return {first, rest};
  TextRun before = rest.front();
  std::string& text = before.kind == Kind::Figure ? before.number.text : before.text;
  std::string& after =
      rest.front().kind == Kind::Figure ? rest.front().number.text : rest.front().text;
  after.erase(0, at.byte);
  text.resize(at.byte);
  first.push_back(std::move(before));
  return {first, rest};
}

double height_of(const SlideParagraph& p, double width) {
  const TextLook& look = look_of(p.style);
  return height_of(p.words, look.size, look.bold, width_for(look, width));
}

double height_of(std::span<const SlideParagraph> paragraphs, double width) {
  double height = 0.0;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    if (i > 0) height += look_of(paragraphs[i].style).before + paragraphs[i].more_before;
    height += height_of(paragraphs[i], width);
  }
  return height;
}

std::pair<std::vector<SlideParagraph>, std::vector<SlideParagraph>> fitting(
    std::vector<SlideParagraph> paragraphs, double width, double height) {
  std::vector<SlideParagraph> first, rest;
  for (SlideParagraph& p : paragraphs) {
    if (!rest.empty()) {
      rest.push_back(std::move(p));
      continue;
    }
    const TextLook& look = look_of(p.style);
    const double above =
        first.empty() ? 0.0 : height_of(first, width) + look.before + p.more_before;
    if (above + height_of(p, width) <= height + room_for_rounding) {
      first.push_back(std::move(p));
      continue;
    }
    const auto starts = line_starts(p.words, look.size, look.bold, width_for(look, width));
    const std::size_t lines = lines_in(p, height - above);
    if (lines >= least_lines && lines < starts.size() && starts.size() > 2 * least_lines) {
      auto [now, later] = parted(p.words, starts[lines]);
      first.push_back({std::move(now), p.style, p.more_before});
      rest.push_back({std::move(later), p.style});
    } else {
      rest.push_back(std::move(p));
    }
  }
  while (!rest.empty() && first.size() > 1 && look_of(first.back().style).kept_with_next) {
    rest.insert(rest.begin(), std::move(first.back()));
    first.pop_back();
  }
  return {std::move(first), std::move(rest)};
}

bool right_to_left(const Words& words, const std::string& language) {
  const auto is = [](const std::string& tag) { return uloc_isRightToLeft(tag.c_str()) != 0; };
  bool all = true, any = false;
  for (const TextRun& run : words) {
    if (run.kind == Kind::Figure || run.text.find_first_not_of(' ') == std::string::npos) continue;
    any = true;
    all = all && is(run.language.empty() ? language : run.language);
  }
  return is(language) || (any && all);
}

void put_runs(pugi::xml_node paragraph, const Words& words, double size, bool bold,
              std::string_view colour, const std::string& language) {
  for (const TextRun& run : words) {
    const std::string text = shown_text(said(run));
    if (text.empty()) continue;
    pugi::xml_node made = put(paragraph, "a:r");
    pugi::xml_node look = put(made, "a:rPr",
                              {{"lang", run.language.empty() ? language : run.language},
                               {"sz", hundredths(size)},
                               {"b", bold || run.kind == Kind::Strong ? "1" : "0"}});
    put_fill(look, colour);
    put(made, "a:t").text() = text.c_str();
  }
}

pugi::xml_node put_form(pugi::xml_node paragraph, const Words& words, double size,
                        const std::string& language, bool other_side) {
  const bool right = right_to_left(words, language);
  pugi::xml_node form = put(
      paragraph, "a:pPr", {{"algn", right != other_side ? "r" : "l"}, {"rtl", right ? "1" : "0"}});
  put_val(put(form, "a:lnSpc"), "a:spcPts", hundredths(line_height(words, size)));
  return form;
}

void put_paragraph(pugi::xml_node body, const SlideParagraph& p, bool first,
                   const std::string& language) {
  const TextLook& look = look_of(p.style);
  pugi::xml_node made = put(body, "a:p");
  pugi::xml_node form = put_form(made, p.words, look.size, language);
  form.append_attribute("marL") = emu(look.indent).c_str();
  form.append_attribute("indent") = emu(-look.hanging).c_str();
  put_val(put(form, "a:spcBef"), "a:spcPts", hundredths(first ? 0.0 : look.before + p.more_before));
  put_val(put(form, "a:spcAft"), "a:spcPts", "0");
  if (look.bullet) {
    put(form, "a:buFont", {{"typeface", "Arial"}});
    put(form, "a:buChar", {{"char", "•"}});
  } else {
    put(form, "a:buNone");
  }
  put_runs(made, p.words, look.size, look.bold, look.colour, language);
}

}  // namespace peil::render
