#include "peil/study/draft.h"

namespace peil::study {

LocalText take_text(Draft& draft, const Table& table, std::string_view toml_key, std::string key,
                    Need need) {
  const auto text = table.text(toml_key, need);
  LocalText local{std::move(key), {}};
  if (!text) return local;
  local.in[draft.study.source_language] = *text;
  draft.text_places[local.key] = {table.problems().file(), table.at(toml_key)};
  return local;
}

}  // namespace peil::study
