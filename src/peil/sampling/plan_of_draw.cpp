#include "peil/sampling/plan_of_draw.h"

#include <vector>

#include "peil/base/text.h"

namespace peil::sampling {

Result<const Plan*> plan_of_draw(const Study& study, const std::string& wave) {
  const auto problem = [](const char* code, std::string message, const char* mend) {
    return Problems{{code, "--wave", 0, 0, std::move(message), mend}};
  };
  if (study.wave(wave) == nullptr) {
    std::vector<std::string> names;
    for (const Wave& w : study.waves) names.push_back(w.name);
    return problem("wave.unknown",
                   "The study has no wave '" + wave + "'; it has " + join(names, ", ") + ".",
                   "Name one of these.");
  }
  const Plan* plan = study.plan(wave);
  if (plan == nullptr) {
    return problem("plan.missing", "There is no plans/" + wave + ".toml.",
                   "Write the plan of the wave (docs/formats/study.md).");
  }
  if (plan->import) {
    return problem("plan.imported", "Wave " + wave + " comes from a file and is not drawn.",
                   "A plan with [frame] and [sample] can be drawn.");
  }
  return plan;
}

}  // namespace peil::sampling
