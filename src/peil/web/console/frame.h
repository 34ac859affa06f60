#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "peil/base/html.h"
#include "peil/model/study.h"
#include "peil/web/console/words.h"
#include "peil/web/router.h"

namespace peil::web::console {

/// What all pages of the console share.
struct Site {
  const Study& study;
  bool fictional = false;
  std::string style_url;
};

/// An entry of the way through the console.
struct Place {
  std::string text;
  std::string href;
};

/// What stands around a page.
struct Frame {
  std::string language;
  std::string title;
  std::string here = {};           ///< address of the page below its language: "/audit"
  std::optional<Caller> who = {};  ///< nothing: nobody is logged in
  std::string form_mark = {};      ///< of the forms of the session
  std::vector<Place> places = {};
  std::string refresh = {};  ///< seconds and perhaps an address, for the browser to go on to
};

/// A whole page: skip link, who is logged in, the places, `main`.
std::string document(const Site& site, const Frame& frame, const Html& main);

/// "/console/LL" and what stands below it.
std::string address(std::string_view language, std::string_view below = "");

Html paragraph(const Html& inside);
Html link(const std::string& href, const Html& inside);
Html hidden(const std::string& name, const std::string& value);
/// A sentence that is announced.
Html warning(const Html& inside);
/// A form of one button.
Html button_form(const std::string& action, const std::string& mark, const Html& text);

/// A table with heads of columns, as the report has them; the first cell of a row names it.
Html table(const std::string& caption, const std::vector<std::string>& columns,
           const std::vector<std::vector<Html>>& rows, const std::string& scroll);

}  // namespace peil::web::console
