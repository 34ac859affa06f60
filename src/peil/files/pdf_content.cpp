#include "peil/files/pdf_content.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>
#include <vector>

#include "peil/files/pdf_instructions.h"

namespace peil::files {
namespace {

template <std::size_t n>
bool is_operator_of(const std::array<std::string_view, n>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

constexpr std::array<std::string_view, 4> operators_that_show{"Tj", "TJ", "'", "\""};
constexpr std::array<std::string_view, 6> operators_that_begin{"m", "re", "BT", "Do", "sh", "BI"};
constexpr std::array<std::string_view, 9> operators_that_paint{"f", "F",  "f*", "B", "B*",
                                                               "b", "b*", "S",  "s"};
constexpr std::array<std::string_view, 4> operators_that_draw{"Do", "sh", "EI", "ET"};

/// The marks that an instruction stands in.
class PageMarks {
 public:
  /// False where a mark ends that did not begin.
  bool take(const PdfInstruction& i) {
    if (i.name == "EMC") {
      if (open_.empty()) return false;
      open_.pop_back();
    } else if (i.name == "BMC" || i.name == "BDC") {
      open_.push_back(mark_of(i));
      seen_ = seen_ || open_.back().number;
    }
    return true;
  }
  bool balanced() const { return open_.empty(); }
  /// Whether the page had content of the document yet.
  bool seen() const { return seen_; }
  /// Whether it is content of the document, or said to be none.
  bool marked() const {
    return number() || std::ranges::any_of(open_, [](const Mark& m) { return m.artifact; });
  }
  std::optional<int> number() const {
    const auto it = std::find_if(open_.rbegin(), open_.rend(),
                                 [](const Mark& m) { return m.number.has_value(); });
    return it == open_.rend() ? std::nullopt : it->number;
  }
  /// Whether something else is read than what is shown.
  bool spoken() const {
    return std::ranges::any_of(open_, [](const Mark& m) { return m.spoken.has_value(); });
  }
  /// What is read from here on, where the last mark began that.
  std::optional<std::string> begun() const {
    const auto it = std::ranges::find_if(open_, [](const Mark& m) { return m.spoken.has_value(); });
    return open_.empty() || it != open_.end() - 1 ? std::nullopt : it->spoken;
  }

 private:
  struct Mark {
    std::optional<int> number;
    std::optional<std::string> spoken;
    bool artifact = false;
  };

  static Mark mark_of(const PdfInstruction& i) {
    Mark mark;
    if (i.operands.empty()) return mark;
    mark.artifact = i.operands.front().isNameAndEquals("/Artifact");
    QPDFObjectHandle number = pdf_entry(i.operands.back(), "/MCID");
    QPDFObjectHandle spoken = pdf_entry(i.operands.back(), "/ActualText");
    if (number.isInteger()) mark.number = number.getIntValueAsInt();
    if (spoken.isString()) mark.spoken = spoken.getUTF8Value();
    return mark;
  }

  std::vector<Mark> open_;
  bool seen_ = false;
};

/// What is painted outside marks: where it begins and ends in the stream.
class PageFurniture {
 public:
  struct Piece {
    std::size_t begin, end;
  };

  void take(const PdfInstruction& i, const PageMarks& marks) {
    if (!begin_ && !marks.marked() && is_operator_of(operators_that_begin, i.name))
      begin_ = i.begin;
    if (!begin_) return;
    if (is_operator_of(operators_that_show, i.name) && !marks.marked()) shown_ = true;
    if (i.name == "n") end();
    if (is_operator_of(operators_that_paint, i.name)) painted(i, marks);
    if (is_operator_of(operators_that_draw, i.name)) {
      if (i.name != "ET" || shown_) painted(i, marks), drawn_ = true;
      end();
    }
  }
  /// Nothing where it cannot be told from content of the document.
  std::vector<Piece> pieces(const PageMarks& marks) const {
    return marks.seen() || !drawn_ ? pieces_ : std::vector<Piece>();
  }
  bool all_told(const PageMarks& marks) const { return !too_late_ && (marks.seen() || !drawn_); }

 private:
  void painted(const PdfInstruction& i, const PageMarks& marks) {
    if (marks.seen())
      too_late_ = true;
    else
      pieces_.push_back({*begin_, i.end});
    end();
  }
  void end() {
    begin_.reset();
    shown_ = false;
  }

  std::optional<std::size_t> begin_;
  bool shown_ = false;  // since begin_
  bool drawn_ = false;  // more than lines and areas
  bool too_late_ = false;
  std::vector<Piece> pieces_;
};

/// The words of a page by their marks; a blank where they go on in another line.
class PageWords {
 public:
  PageWords(const QPDFObjectHandle& page, PdfFonts& fonts, MarkedTexts& texts)
      : page_(page.getObjGen()),
        font_names_(pdf_entry(pdf_entry(page, "/Resources"), "/Font")),
        fonts_(fonts),
        texts_(texts) {}

  /// False where a letter has no text.
  bool take(const PdfInstruction& i, const PageMarks& marks) {
    move(i);
    if (i.name == "Tf" && i.operands.size() == 2) choose(i.operands[0], i.operands[1]);
    if (!is_operator_of(operators_that_show, i.name) || i.operands.empty() || marks.spoken())
      return true;
    std::string shown;
    const bool all_known = add_shown(i.operands.back(), shown);
    if (marks.number()) text(*marks.number()) += shown;
    return all_known;
  }
  void begin_mark(const PageMarks& marks) {
    const std::optional<std::string> spoken = marks.begun();
    if (spoken && marks.number()) text(*marks.number()) += *spoken;
  }

 private:
  void choose(QPDFObjectHandle name, QPDFObjectHandle size) {
    QPDFObjectHandle font =
        name.isName() ? pdf_entry(font_names_, name.getName()) : QPDFObjectHandle::newNull();
    font_ = nullptr;
    if (font.isDictionary() && font.isIndirect())
      font_ = &fonts_.try_emplace(font.getObjGen(), font).first->second;
    size.getValueAsNumber(size_);
  }

  void move(const PdfInstruction& i) {
    if (i.name == "BT") line_ = 0.0;
    if (i.operands.empty()) return;
    double by = 0.0;
    if (i.name == "Tm" && i.operands.back().getValueAsNumber(by)) line_ = by;
    if ((i.name == "Td" || i.name == "TD") && i.operands.back().getValueAsNumber(by)) line_ += by;
  }

  bool add_shown(QPDFObjectHandle shown, std::string& text) const {
    if (font_ == nullptr) return false;
    bool all_known = true;
    for (QPDFObjectHandle& part : shown.isArray() ? shown.getArrayAsVector() : std::vector{shown})
      if (part.isString()) all_known = font_->add_text(part.getStringValue(), text) && all_known;
    return all_known;
  }

  // Where text goes on under this mark.
  std::string& text(int number) {
    std::string& text = texts_[{page_, number}];
    if (std::abs(line_ - last_line_) > size_ / 2) text += ' ';
    last_line_ = line_;
    return text;
  }

  QPDFObjGen page_;
  QPDFObjectHandle font_names_;
  PdfFonts& fonts_;
  MarkedTexts& texts_;
  const PdfFont* font_ = nullptr;
  double size_ = 0.0, line_ = 0.0, last_line_ = 0.0;
};

/// Everything that is told of a page in one walk through it.
class PdfPageReader {
 public:
  PdfPageReader(const QPDFObjectHandle& page, PdfFonts& fonts, MarkedTexts& texts)
      : forms_(pdf_entry(pdf_entry(page, "/Resources"), "/XObject")), words_(page, fonts, texts) {}

  void take(const PdfInstruction& i) {
    all_told_ = marks_.take(i) && all_told_;
    furniture_.take(i, marks_);
    if (i.name == "BDC" || i.name == "BMC") {
      words_.begin_mark(marks_);
    } else {
      all_told_ = words_.take(i, marks_) && !is_form(i) && all_told_;
    }
  }
  std::vector<PageFurniture::Piece> furniture() const { return furniture_.pieces(marks_); }
  bool all_told() const { return all_told_ && marks_.balanced() && furniture_.all_told(marks_); }

 private:
  // Forms can have marks of their own.
  bool is_form(const PdfInstruction& i) {
    if (i.name != "Do") return false;
    if (i.operands.empty() || !i.operands[0].isName()) return true;
    QPDFObjectHandle drawn = pdf_entry(forms_, i.operands[0].getName());
    return !drawn.isStream() || !pdf_entry(drawn.getDict(), "/Subtype").isNameAndEquals("/Image");
  }

  QPDFObjectHandle forms_;
  PageMarks marks_;
  PageFurniture furniture_;
  PageWords words_;
  bool all_told_ = true;
};

std::string with_artifacts(const std::string& content,
                           const std::vector<PageFurniture::Piece>& pieces) {
  std::string marked;
  std::size_t at = 0;
  for (const auto& [begin, end] : pieces) {
    marked += content.substr(at, begin - at) + "/Artifact BMC\n";
    marked += content.substr(begin, end - begin) + "\nEMC";
    at = end;
  }
  return marked + content.substr(at);
}

}  // namespace

bool mark_page(QPDF& pdf, QPDFObjectHandle page, PdfFonts& fonts, MarkedTexts& texts) {
  std::string content;
  Pl_String bytes("content of a page", nullptr, content);
  page.pipePageContents(&bytes);
  PdfPageReader reader(page, fonts, texts);
  each_instruction(QPDFObjectHandle::newStream(&pdf, content),
                   [&](const PdfInstruction& i) { reader.take(i); });
  const auto furniture = reader.furniture();
  if (!furniture.empty())
    page.replaceKey("/Contents",
                    QPDFObjectHandle::newStream(&pdf, with_artifacts(content, furniture)));
  return reader.all_told();
}

}  // namespace peil::files
