#include "peil/app/form_versions.h"

#include <map>
#include <set>

#include "peil/base/counted.h"

namespace peil::app {

Problems form_problems(const Study& study, const ResponseStore& store, const std::string& wave) {
  const Questionnaire& form = study.form(wave);
  std::map<std::string, std::size_t> people;  // by version that the study does not hold
  store.each_response(wave, [&](const Respondent&, std::span<const PageEvent> events) {
    std::set<std::string> strange;
    for (const PageEvent& event : events)
      if (!form.has_version(event.version)) strange.insert(event.version);
    for (const std::string& version : strange) ++people[version];
  });
  Problems found;
  for (const auto& [version, count] : people) {
    found.push_back({"form.changed-after-answers", "wave " + wave, 0, 0,
                     counted(count, "person has", "people have") + " answered version '" + version +
                         "' of the questionnaire, and the study now holds version '" +
                         form.version + "'.",
                     "Put the form back as it was. When only words differ, keep the old text as "
                     "questionnaires/" +
                         wave + ".1.toml."});
  }
  return found;
}

}  // namespace peil::app
