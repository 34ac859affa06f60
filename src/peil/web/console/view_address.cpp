#include "peil/base/digest.h"
#include "peil/web/console/results.h"

namespace peil::web::console {

std::string in_path(std::string_view part) {
  std::string safe;
  for (const char c : part) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~:").find(c) != std::string_view::npos;
    safe += plain ? std::string(1, c) : "%" + hex(std::string(1, c));
  }
  return safe;
}

std::string below_of(const View& view) {
  const std::string of_wave = "/waves/" + in_path(view.wave);
  switch (view.kind) {
    case View::Kind::Wave:
      return of_wave;
    case View::Kind::Group:
      return of_wave + "/groups/" + in_path(view.name);
    case View::Kind::Item:
      return of_wave + "/aspects/" + in_path(view.name);
    case View::Kind::OpenAnswers:
      return of_wave + "/open-answers";
    case View::Kind::Figure:
      return "/waves/" + in_path(view.figure.wave) + "/figures/" + in_path(view.figure.domain) +
             "/" + in_path(view.figure.measure) + "/" + in_path(view.figure.statistic);
    case View::Kind::Trend:
      return "/trend";
    case View::Kind::Priorities:
      return "/priorities";
    case View::Kind::Driver:
      return "/priorities/figures/" + in_path(view.name) +
             (view.driver.empty() ? "" : "/" + in_path(view.driver));
    case View::Kind::Letter:
      break;
  }
  return "/letter";
}

}  // namespace peil::web::console
