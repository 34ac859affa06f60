#pragma once

#include <string>

#include "peil/app/field_figures.h"

namespace peil::cli {

std::string field_text(const app::FieldOfStudy& of);
std::string field_json(const app::FieldOfStudy& of);

}  // namespace peil::cli
