//! The store: nothing lost, nothing silently accepted.

mod store {
    mod blobs;
    mod changes;
    mod crash;
    mod files;
    mod given;
    mod guards;
    mod upgrade;
}
