// Workload "course" for deSolve: the same equations compiled; parms = the patient's parameters. Build: R CMD SHLIB course_desolve.cpp
#include "course_model.hpp"
static double p[course::NP];
extern "C" void initmod(void (*odeparms)(int*, double*)) { int n = course::NP; odeparms(&n, p); }
extern "C" void derivs(int*, double* t, double* y, double* d, double*, int*) {
  course::rhs(p, *t, *t < course::STEROID_END ? course::APPLICATIONS : 0.0, y, d);
}
