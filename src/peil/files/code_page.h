#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct UConverter;

namespace peil::files {

/// Texts in one code page to UTF-8, each for itself: nothing of one text is kept for the next.
///
/// Any code page that ICU knows and that holds ASCII as ASCII: UTF-8, windows-125x, ISO-8859-x,
/// the IBM pages, KOI8, Shift-JIS, EUC, GBK, GB18030, Big5 and others, by any of their names.
class CodePage {
 public:
  /// Nothing when the name is not known, or names a page without plain ASCII (EBCDIC, UTF-16).
  static std::optional<CodePage> named(const std::string& name);
  /// By the number that Windows and SPSS give it: 1255, 949, 28591.
  static std::optional<CodePage> numbered(int number);

  struct Text {
    std::string utf8;
    std::size_t bad_bytes = 0;    ///< no characters of the code page: each stretch is U+FFFD
    unsigned char first_bad = 0;  ///< the first of them
  };
  /// With `may_be_cut` a character that is not whole at the end is left out, and is not bad: it did
  /// not fit where the text stood.
  Text decode(std::string_view bytes, bool may_be_cut = false) const;

  bool utf8() const { return utf8_; }
  const std::string& name() const { return name_; }

 private:
  struct Close {
    void operator()(UConverter* converter) const;
  };
  std::unique_ptr<UConverter, Close> converter_;
  std::string name_;
  bool utf8_ = false;
};

}  // namespace peil::files
