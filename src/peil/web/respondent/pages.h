#pragma once

#include <string>
#include <string_view>

#include "peil/app/interview.h"
#include "peil/interview/say.h"
#include "peil/model/study.h"
#include "peil/web/http.h"

/// The respondent's pages as HTML: whole documents, without scripts, in the study's texts. Class
/// names are those of the Utrecht component library; our own begin with "peil-".
namespace peil::web::respondent {

/// What every page needs.
struct Site {
  const Study& study;
  bool fictional = false;  ///< said on every page
  std::string style_url;
};

/// Names of fields of our own; no item has a point in its name, so none is like these.
constexpr const char* login_code_field = "peil.code";    ///< a login code together with a page
constexpr const char* button_field = "peil.button";      ///< button_back, button_stop, or absent
constexpr const char* language_field = "peil.language";  ///< the language to go on in
constexpr const char* button_back = "back";
constexpr const char* button_stop = "stop";

/// A text of the interface with its arguments; no key: nothing is said.
struct Said {
  std::string key;
  interview::Arguments arguments;
};

std::string language_page(const Site& site);

/// The first page, with the field for the code.
struct StartShown {
  app::Interview::Fieldwork fieldwork = {};
  Said error = {};          ///< what is wrong with the code
  std::string typed = {};   ///< the code, to show again
  std::string notice = {};  ///< interface key of what is said on top
};
std::string start_page(const Site& site, std::string_view language, const StartShown& shown);

std::string question_page(const Site& site, const interview::PageShown& page);

std::string thanks_page(const Site& site, std::string_view language,
                        const app::Interview::Thanks& thanks,
                        const app::Interview::Fieldwork& fieldwork);

/// A page that could not be taken as it came: it asks to send once more, and carries everything
/// that was typed. `ask_code`: who is there must first be known.
struct Resend {
  std::string page;
  Fields fields;
  bool ask_code = false;
  Said notice;
};
std::string resend_page(const Site& site, std::string_view language, const Resend& resend);

/// A page that says one thing ("error_not_found").
std::string message_page(const Site& site, std::string_view language, std::string_view key);

}  // namespace peil::web::respondent
