#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "peil/interview/say.h"
#include "peil/model/answer.h"
#include "peil/model/study.h"

namespace peil::interview {

/// One question as this respondent gets it.
struct QuestionShown {
  const Question* question = nullptr;
  std::vector<const Choice*> choices;         ///< after choice_filter and rotation
  std::vector<const MatrixRow*> rows;         ///< after rotation
  std::map<std::string, Given> given;         ///< by item: what we hold
  std::map<std::string, std::string> typed;   ///< by item: what was typed, when it was refused
  std::map<std::string, std::string> errors;  ///< by item: a sentence in the respondent's language
};

/// One page as this respondent gets it; web/ turns it into HTML.
struct PageShown {
  const Page* page = nullptr;
  std::vector<QuestionShown> questions;
  std::string language;
  std::string post;  ///< value of the hidden field that makes a post idempotent
  /// How many pages of this person were on disk when this one was made: what another window sent
  /// after that, this page does not show.
  std::size_t seen = 0;
  std::string version;     ///< of the form that it is a page of
  std::size_t number = 1;  ///< place on the route, from 1
  std::size_t of = 1;      ///< pages on the route as far as it can be seen
  std::string back;        ///< name of the page before this one; empty on the first
  bool last = false;       ///< the button says "Send" instead of "Next"
  std::string notice;      ///< an interface key to show on top ("error_old_page"); empty: none
  bool test = false;       ///< a trial interview: said on the page
  Piped piped = {};        ///< earlier answers that texts of this page name
};

}  // namespace peil::interview
