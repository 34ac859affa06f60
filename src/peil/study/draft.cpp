#include "peil/study/draft.h"

namespace peil::study {

const EarlierNames* earlier_names(const Draft& draft, std::string_view wave) {
  const Questionnaire* form = &draft.study.form(wave);
  for (std::size_t i = 0; i < draft.study.earlier_forms.size(); ++i)
    if (&draft.study.earlier_forms[i].questionnaire == form) return &draft.earlier[i];
  return nullptr;
}

const NameList& items_of_wave(const Draft& draft, std::string_view wave) {
  const EarlierNames* earlier = earlier_names(draft, wave);
  return earlier == nullptr ? draft.items : earlier->items;
}

LocalText take_text(Draft& draft, const TomlTable& table, std::string_view toml_key,
                    std::string key, Need need) {
  const auto text = table.text(toml_key, need);
  LocalText local{std::move(key), {}};
  if (!text) return local;
  local.in[draft.study.source_language] = *text;
  draft.text_places[local.key] = {table.problems().file(), table.at(toml_key)};
  return local;
}

}  // namespace peil::study
