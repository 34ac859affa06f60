#pragma once

#include <string>
#include <string_view>

#include "peil/app/interview.h"
#include "peil/model/study.h"
#include "peil/web/http.h"

/// The respondent's pages as HTML: whole documents, without scripts, in the study's texts. Class
/// names are those of the Utrecht component library; our own begin with "peil-".
namespace peil::web {

/// What every page needs.
struct Site {
  const Study& study;
  bool fictional = false;  ///< said on every page
  std::string style_url;
};

/// Name of the field that carries a login code together with a page (no item has a point in its
/// name).
constexpr const char* login_code_field = "login.code";

std::string language_page(const Site& site);

/// The first page, with the field for the code. `error` is an interface key, empty for none.
std::string start_page(const Site& site, std::string_view language, std::string_view error,
                       std::string_view typed_code);

std::string question_page(const Site& site, const interview::PageShown& page);

std::string thanks_page(const Site& site, std::string_view language,
                        const app::Interview::Thanks& thanks);

/// A page that could not be taken as it came: it asks to send once more, and carries everything
/// that was typed. `ask_code`: who is there must first be known.
struct Resend {
  std::string page;
  Fields fields;
  bool ask_code = false;
  std::string notice;  ///< interface key
};
std::string resend_page(const Site& site, std::string_view language, const Resend& resend);

/// A page that says one thing ("error_not_found").
std::string message_page(const Site& site, std::string_view language, std::string_view key);

}  // namespace peil::web
