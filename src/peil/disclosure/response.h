#pragma once

#include <optional>
#include <string>
#include <vector>

#include "peil/disclosure/released.h"
#include "peil/disclosure/response_signs.h"
#include "peil/fieldwork/response_account.h"

namespace peil::disclosure {

/// Something of the response, or why it stays inside: then only its names are left.
template <class T>
struct Gated {
  T told;
  std::optional<Held> held{};
};

/// People by the language they answered in, of all groups together.
struct LanguageLine {
  std::string language;
  std::size_t answered = 0, complete = 0;
};

/// What of the response of a wave may leave.
struct ReleasedResponse {
  std::string wave, mode;
  bool imported = false, fictional = false;
  std::vector<Gated<fieldwork::ResponseLine>> lines;
  std::vector<Gated<LanguageLine>> languages;
  std::size_t frame_rows = 0;
  std::map<std::string, std::size_t> left_out;
  std::vector<Gated<fieldwork::ItemResponse>> items;
  std::vector<Gated<fieldwork::StraightLines>> straight;
  std::vector<Gated<estimate::MarkWeighting>> marks;
  std::vector<Gated<fieldwork::LateContrast>> late;
  std::optional<fieldwork::RIndicator> representative;
  double mark_sd = 0.0;
  std::vector<ReleasedLagging> lagging{};
  std::optional<ReleasedTop> top{};
};

/// Numbers of people who were asked and heard of groups are out in every report; of anything else
/// those stay inside of which fewer than `least_shown` people answered, and further ones until none
/// of these follows by subtraction from what is shown. Of an item likewise, by who answered it,
/// where the gate holds all its figures of the same people, and where it would tell what all or all
/// but one of a few people did. Means stay inside where the gate holds the mean of the same people.
///
/// Contract  `released` has the figures of the wave.
/// Source    docs/methods/disclosure.md
ReleasedResponse release_response(const Study& study, const fieldwork::ResponseAccount& account,
                                  const Released& released);

}  // namespace peil::disclosure
