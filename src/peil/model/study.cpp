#include "peil/model/study.h"

namespace peil {
namespace {

// Place of a wave in the order of time; behind the last one when the study does not have it.
std::size_t place(const std::vector<Wave>& waves, std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(waves, name, &Wave::name) - waves.begin());
}

}  // namespace

const Questionnaire& Study::form(std::string_view wave_name) const {
  const std::size_t at = place(waves, wave_name);
  for (const EarlierForm& earlier : earlier_forms) {
    if (at < waves.size() && at <= place(waves, earlier.last_wave)) return earlier.questionnaire;
  }
  return questionnaire;
}

double Study::assumed_sd(const Scale& scale) const {
  constexpr double of_marks = 1.5;
  const auto length = [](const Scale& of) { return static_cast<double>(of.to - of.from); };
  const Scale own = scale_of(questionnaire, overall).value_or(Scale{});
  return length(scale) *
         (rules.assumed_sd ? *rules.assumed_sd / length(own) : of_marks / length(Scale{}));
}

std::vector<const Questionnaire*> Study::forms() const {
  std::vector<const Questionnaire*> all{&questionnaire};
  for (auto it = earlier_forms.rbegin(); it != earlier_forms.rend(); ++it)
    all.push_back(&it->questionnaire);
  return all;
}

std::vector<const Break*> Study::breaks_between(std::string_view item, std::string_view before,
                                                std::string_view after) const {
  const std::size_t from = place(waves, before), to = place(waves, after);
  std::vector<const Break*> found;
  for (const Break& one : breaks) {
    const std::size_t at = place(waves, one.wave);
    if (one.concerns(item) && from < at && at <= to && at < waves.size()) found.push_back(&one);
  }
  return found;
}

const Break* Study::cut(std::string_view item, std::string_view before,
                        std::string_view after) const {
  const Break* first = nullptr;
  for (const Break* one : breaks_between(item, before, after)) {
    if (one->comparable) continue;
    if (first == nullptr || place(waves, one->wave) < place(waves, first->wave)) first = one;
  }
  return first;
}

}  // namespace peil
