//! Windows of the system that the program opens.

pub mod choose;
