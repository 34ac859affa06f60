#pragma once

#include <vector>

#include "peil/report/pen.h"

namespace peil::report {

// Parts of the chapter about drivers, of one table of it (a group, or a theme of one).

/// The name of the part: the group, or the theme.
Words driver_heading(Pen& pen, const findings::DriverTable& table);

/// "fix first" only where it holds among all that are looked at together in the group; what is
/// important and low by itself is called that.
Words driver_place(const Pen& pen, const findings::DriversFound& found,
                   const findings::DriverTable& table, const findings::DriverLine& line);

/// Labels in quotes, as a list.
Words driver_names(const Pen& pen, const std::vector<const findings::DriverLine*>& lines);

/// Those that are named as first to improve.
std::vector<const findings::DriverLine*> first_lines(const Pen& pen,
                                                     const findings::DriversFound& found,
                                                     const findings::DriverTable& table);

/// Sentences about single aspects, each where it is true.
void add_driver_remarks(Pen& pen, const findings::DriversFound& found,
                        const findings::DriverTable& table, std::vector<Words>& to);

/// Mean, importance and place, each with the same at equal outcomes beside it.
void add_rows_at_equal(Pen& pen, const findings::DriverTable& table, std::vector<PrintedRow>& rows);

/// What is not weighed: a sentence per reporting group and reason.
std::vector<Words> aspects_left_out(Pen& pen, const findings::DriversFound& found);

}  // namespace peil::report
