#include "peil/analysis/plan/file_form.h"

namespace peil::analysis {

CsvForm read_csv_form(Keys& keys) {
  CsvForm form;
  for (const CsvFormKey& key : csv_form_keys()) {
    if (keys.any(key.name) != nullptr)
      take_csv_form(form, key.name, keys.one_of(key.name, key.words, key.words.front()));
  }
  return form;
}

}  // namespace peil::analysis
