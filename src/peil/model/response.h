#pragma once

#include <map>
#include <string>
#include <vector>

#include "peil/base/day.h"
#include "peil/model/answer.h"

namespace peil {

/// The design variable with the id of a person in the panel of the waves: the same in all of them,
/// and of no other use.
inline constexpr const char* panel_member = "panel_member";

/// A drawn person as the answer side knows them: a random id and coarse design variables. Nothing
/// here leads back to a person; the key store knows which code belongs to which id.
struct Respondent {
  std::string id;  ///< 32 hexadecimal digits, random
  std::string wave;
  std::string group;
  std::string stratum;
  std::string psu;  ///< empty: the person is the sampling unit
  double base_weight = 1.0;
  std::map<std::string, std::string> design;
  bool test = false;  ///< a trial interview: never in a dataset
};

/// One accepted page. Append only: a response is its events folded in order.
struct PageEvent {
  std::string respondent;
  std::string page;
  std::string post;  ///< made anew each time the page is shown; a post is taken once
  Answers answers;   ///< of the questions shown on that page; Skipped where left empty
  std::string language;
  std::string version;  ///< of the questionnaire
  Day day;              ///< coarse on purpose
  bool last = false;    ///< the page after which nothing is left to ask
};

/// A respondent with the answers folded from the events.
struct Response {
  Respondent who;
  Answers answers;  ///< the last given answer per item
  std::string language;
  bool complete = false;
  std::vector<std::string> versions{};  ///< of the forms that its pages came from, each once
};

}  // namespace peil
