"""Files as they lie on the disk become recordings, in a process apart and in bounds."""
