#pragma once

#include <string>

#include "peil/base/result.h"
#include "peil/model/confirmed_reading.h"

namespace peil::study {

/// Reads what somebody confirmed of the words of a letter (docs/formats/readings.md).
///
/// Problems  those of read_toml and TomlTable
Result<ConfirmedReadings> read_readings(const std::string& text, const std::string& file);

/// Such a file; comments of an earlier one are not in it.
std::string readings_text(const std::vector<ConfirmedReading>& readings);

}  // namespace peil::study
