#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "peil/base/html.h"
#include "peil/interview/say.h"
#include "peil/web/respondent/pages.h"

namespace peil::web::respondent {

/// What a document is made of beside its content.
struct Frame {
  std::string language;
  std::string title = {};  ///< of this page, before the study's title; may be empty
  bool in_error = false;   ///< the title begins with the word for "Error"
  bool test = false;       ///< a trial interview
  bool languages = true;   ///< the header offers the other languages
  std::string place = {};  ///< path behind the language ("/q/staff"), kept when it is switched
  std::string form = {};   ///< id of the form of the page: switching the language sends it
  bool carried = false;    ///< the form holds a page that waits for its code, in any language
};

/// A whole document: head, skip link, header with the languages, notices, `main`.
std::string document(const Site& site, const Frame& frame, const Html& main);

/// Texts of the study in one language, as Html.
class Words {
 public:
  /// `piped`: earlier answers, for texts that name them.
  Words(const Study& study, std::string_view language, interview::Piped piped = {})
      : study_(study), language_(language), piped_(std::move(piped)) {}
  std::string text(std::string_view key, const interview::Arguments& arguments = {}) const;
  std::string text(const LocalText& words) const;
  Html html(std::string_view key, const interview::Arguments& arguments = {}) const {
    return Html::text(text(key, arguments));
  }
  Html html(const LocalText& words) const { return Html::text(text(words)); }
  const std::string& language() const { return language_; }

 private:
  const Study& study_;
  std::string language_;
  interview::Piped piped_;
};

/// A box that stands out. `kind` is a class of ours or of the alert component.
Html alert(Html::Literal kind, const Html& inside);

Html paragraph(const Html& inside);

}  // namespace peil::web::respondent
