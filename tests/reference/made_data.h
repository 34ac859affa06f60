#pragma once

#include <map>
#include <string>

namespace peil::reference {

/// The files in `data/`, made anew from a stored seed: three waves of a clustered sample, two
/// waves that share people, cases with their lead times, texts coded by two coders, and a frame of
/// offices. File name -> bytes. What R computes from them is in figures.csv, made by figures.R.
std::map<std::string, std::string> made_data();

}  // namespace peil::reference
