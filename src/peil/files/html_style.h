#pragma once

#include <string>
#include <string_view>

namespace peil::files {

/// How an element shows what is in it, as far as that decides whether anybody sees it. What one
/// does not say it has of the element that holds it.
struct HtmlStyle {
  bool removed = false;    ///< takes no part in the page: display: none, opacity: 0
  bool invisible = false;  ///< visibility: hidden; what is within may be visible again
  bool tiny = false;       ///< font-size: 0; likewise

  bool is_seen() const { return !removed && !invisible && !tiny; }
};

/// The style of an element within one of style `outer`, by its attributes `style` and `hidden`. Of
/// two declarations the last one holds, as in a browser.
HtmlStyle html_style(const HtmlStyle& outer, std::string_view declarations, bool is_hidden);

}  // namespace peil::files
